import type { Table } from "../../table/table.js";
import type { RobustnessRow } from "../stress/row.js";
import type { SentinelRow } from "./row.js";
import { sentinelsOf } from "./sentinels.js";

/** Of the columns that were disturbed, numbers that look like codes for "not known": noise in their standard deviations is then far too loud. */
export function codesStruck({ columns }: Table, rows: readonly Pick<RobustnessRow, "columns">[]): readonly SentinelRow[] {
  const names = [...new Set(rows.flatMap((row) => row.columns))].sort();
  return names.flatMap((name) => {
    const column = columns.get(name);
    return column?.kind === "number" ? sentinelsOf(name, countedValues(column.values)) : [];
  });
}

/** How often each present value occurs. */
function countedValues(values: Float64Array): readonly { readonly value: number; readonly rows: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, rows]) => ({ value, rows }));
}

/** Codes of columns that were disturbed without those that were found before the model. */
export const notYetFound = (struck: readonly SentinelRow[], found: readonly SentinelRow[]): readonly SentinelRow[] =>
  struck.filter(({ column, value }) => !found.some((one) => one.column === column && one.value === value));
