import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import { keptRows } from "../rows-by-group.js";
import { groupTallies } from "./group-tallies.js";
import { type Tally, tallyOf } from "./tally.js";

/**
 * How many of each group the tool put into each class, for every class and every grouping; people whom it put into none are left out.
 *
 * Example: of 40 women 10 are put into "advises" and 30 into "directs", so each class has its own rate and its own ratios.
 *
 * @source 6 RCNY 5-300 ("selection rate"), 5-301(b)(4)
 */
export function classified(table: Table, bound: Bound): readonly Tally[] {
  if (bound.prediction === null) return [];
  const rows = held(table);
  const { codes, coordinates } = codedAxis(rows, bound.prediction.axis);
  const sorted = keptRows(rows, table.rows, bound).filter((row) => coordinates[codes[row]!] !== null);
  const tally = groupTallies(table, bound);
  const assigned = new Set(Array.from(sorted, (row) => String(coordinates[codes[row]!])));
  return (bound.classes ?? [])
    .filter((name) => assigned.has(name))
    .flatMap((name) =>
      bound.groupings.map((by) =>
        tallyOf(
          tally(by, sorted, (row) => String(coordinates[codes[row]!]) === name),
          { by, outcome: "classified", assigned: name },
        ),
      ),
    );
}
