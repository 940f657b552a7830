import type { Column } from "../../table/table.js";
import { type Cell, cellOf } from "../asked-columns.js";

/** Rows `from` to `to` of some columns: what one question is about. */
export interface Batch {
  readonly columns: ReadonlyMap<string, Column>;
  readonly from: number;
  readonly to: number;
}

export const rowsIn = ({ from, to }: Batch): number => to - from;

/** A batch row by row: values in the order of the columns. */
export function listsOf({ columns, from, to }: Batch): Cell[][] {
  const all = [...columns.values()];
  return Array.from({ length: to - from }, (_, i) => all.map((column) => cellOf(column, from + i)));
}

/** A batch row by row: values by the names of their columns. */
export function recordsOf({ columns, from, to }: Batch): Readonly<Record<string, Cell>>[] {
  const all = [...columns];
  return Array.from({ length: to - from }, (_, i) => Object.fromEntries(all.map(([name, column]) => [name, cellOf(column, from + i)])));
}

/** The values of one column of a batch. */
export const valuesOf = ({ from, to }: Batch, column: Column): Cell[] =>
  Array.from({ length: to - from }, (_, i) => cellOf(column, from + i));

/**
 * Rows cut into batches of at most `rows` rows and about `bytes` bytes as JSON, at least one row each.
 *
 * A number counts as 20 bytes and a text as its length and 3, so that the cuts hang on the rows alone.
 */
export function batchesOf(
  columns: ReadonlyMap<string, Column>,
  total: number,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
): readonly Batch[] {
  const sizes = [...columns.values()].map((column) => (column.kind === "number" ? null : column.levels.map((level) => level.length + 3)));
  const coded = [...columns.values()];
  const sizeOf = (row: number): number =>
    sizes.reduce((sum, levels, k) => {
      const column = coded[k]!;
      return sum + (levels === null || column.kind === "number" ? 20 : (levels[column.codes[row]!] ?? 5));
    }, 2);
  const batches: Batch[] = [];
  for (let from = 0; from < total; ) {
    let [to, size] = [from + 1, sizeOf(from)];
    while (to < total && to - from < rows && size + sizeOf(to) <= bytes) size += sizeOf(to++);
    batches.push({ columns, from, to });
    from = to;
  }
  return batches;
}
