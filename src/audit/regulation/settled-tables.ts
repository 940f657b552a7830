import type { Ll144Choices } from "../../policy/ll144-choices.js";
import type { SelectionTable } from "./row.js";
import { selectionTable } from "./selection-table.js";
import { knownOnBoth, type Tally } from "./tally.js";
import { underTwoPercent } from "./under-two-percent.js";

/** The tables of tallies, with what the rule leaves open settled by the choices. */
export function settledTables(counted: readonly Tally[], choices: Ll144Choices): readonly SelectionTable[] {
  const tallies = choices.people === "known_on_both" ? knownOnBoth(counted) : counted;
  return tallies.map((tally): SelectionTable => {
    if (tally.reason !== null) return plainTable(tally);
    const under = underTwoPercent(tally, tallies, choices);
    return { ...plainTable(tally, choices.under_two_percent === "left_out" ? under : []), underTwoPercent: under };
  });
}

/** The table of a tally; `leftOut` are shown and not compared. */
export function plainTable({ known, reason, ...asked }: Tally, leftOut: SelectionTable["underTwoPercent"] = []): SelectionTable {
  const { by, outcome, unknown, ...more } = asked;
  if (reason !== null) return { by, outcome, ...more, reference: null, n: 0, selected: 0, unknown, rows: [], reason };
  return { ...selectionTable(known, { by, outcome, unknown, leftOut }), ...more };
}
