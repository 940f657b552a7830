import { held } from "../../engines/memory/held.js";
import type { Ll144Choices } from "../../policy/ll144-choices.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import { keptRows } from "../rows-by-group.js";
import { groupTallies, knownRows } from "./group-tallies.js";
import { ll144Table } from "./ll144-attributes.js";
import { type Tally, tallyOf } from "./tally.js";

/**
 * How many of each group scored strictly above the median, for every grouping.
 *
 * The median is that of everybody with a score, people of unknown groups among them, or of those alone whose sex and race are known.
 * A score at the median is not above it.
 *
 * @source 6 RCNY 5-300 ("scoring rate"), 5-301(c)(1)
 */
export function aboveMedian(table: Table, score: string, bound: Bound, of: Ll144Choices["median"]): readonly Tally[] {
  const column = table.columns.get(score);
  if (column?.kind !== "number") return [];
  const scored = keptRows(held(table), table.rows, bound).filter((row) => !Number.isNaN(column.values[row]!));
  const isKnown = of === "known" ? knownRows(table, bound, bound.attributes.map(({ name }) => name).filter(isOfRule)) : () => true;
  const median = medianOf(Float64Array.from(scored.filter(isKnown), (row) => column.values[row]!));
  const ties = scored.filter((row) => column.values[row] === median).length;
  const tally = groupTallies(table, bound);
  return bound.groupings.map((by) =>
    tallyOf(
      tally(by, scored, (row) => column.values[row]! > median),
      { by, outcome: "above_median", ties },
    ),
  );
}

const isOfRule = (name: string): boolean => ll144Table([name]) !== null;

/** The middle value, or the mean of the two in the middle; NaN of none. */
function medianOf(values: Float64Array): number {
  const sorted = values.sort();
  const half = sorted.length / 2;
  return sorted.length === 0 ? Number.NaN : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
