import type { Diagnostic } from "../../errors.js";
import type { Table } from "../../table/table.js";
import type { RobustnessRow } from "../stress/row.js";
import { codeNotes } from "./notes.js";
import { sentinelsOf } from "./sentinels.js";

/** Of the columns that were disturbed, numbers that look like codes for "not known": noise in their standard deviations is then far too loud. */
export function codesStruck({ columns }: Table, rows: readonly Pick<RobustnessRow, "columns">[]): readonly Diagnostic[] {
  const names = [...new Set(rows.flatMap((row) => row.columns))].sort();
  const found = names.flatMap((name) => {
    const column = columns.get(name);
    return column?.kind === "number" ? sentinelsOf(name, countedValues(column.values)) : [];
  });
  return codeNotes(found);
}

/** How often each present value occurs. */
function countedValues(values: Float64Array): readonly { readonly value: number; readonly rows: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, rows]) => ({ value, rows }));
}

/** Notes without those of a kind that was said already. */
export const notYetSaid = (notes: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] =>
  notes.filter(({ code }) => code !== "EH140" || said.every((one) => one.code !== code));
