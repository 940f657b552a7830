import { MISSING } from "../../disparities/row.js";
import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import { keptRows } from "../rows-by-group.js";
import type { SelectionTable } from "./row.js";
import { type GroupSelections, tableOfKnown } from "./selection-table.js";

/**
 * How many of each group scored strictly above the median, for every grouping.
 *
 * The median is that of everybody with a score, people of unknown groups among them. A score at the median is not above it.
 *
 * @source 6 RCNY 5-300 ("scoring rate"), 5-301(c)(1)
 */
export function aboveMedian(table: Table, score: string, bound: Bound): readonly SelectionTable[] {
  const column = table.columns.get(score);
  if (column?.kind !== "number") return [];
  const rows = held(table);
  const scored = keptRows(rows, table.rows, bound).filter((row) => !Number.isNaN(column.values[row]!));
  const median = medianOf(Float64Array.from(scored, (row) => column.values[row]!));
  const ties = scored.filter((row) => column.values[row] === median).length;
  const nameOf = new Map(
    bound.attributes.map(({ name, axis, group }) => {
      const { codes, coordinates } = codedAxis(rows, axis);
      const names = coordinates.map((one) => group(one) ?? MISSING);
      return [name, (row: number): string => names[codes[row]!] ?? MISSING] as const;
    }),
  );
  return bound.groupings.map((by) => {
    const axes = by.map((name) => nameOf.get(name)!);
    const found = new Map<string, GroupSelections>();
    for (const row of scored) {
      const values = axes.map((of) => of(row));
      const key = JSON.stringify(values);
      const { n = 0, selected = 0, group } = found.get(key) ?? { group: Object.fromEntries(by.map((name, i) => [name, values[i]!])) };
      found.set(key, { group, n: n + 1, selected: selected + (column.values[row]! > median ? 1 : 0) });
    }
    const groups = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    return { ...tableOfKnown(groups, { by, outcome: "above_median" }), ties };
  });
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
function medianOf(values: Float64Array): number {
  const sorted = values.sort();
  const half = sorted.length / 2;
  return sorted.length === 0 ? Number.NaN : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
