import type { Ask } from "../../src/explanations/ask.js";
import type { Column, Table } from "../../src/table/table.js";

const numberOf = (column: Column, row: number): number => (column.kind === "number" ? column.values[row]! : column.codes[row]!);

/** A function of a row's numbers (codes of categories) as a model that is asked; columns in the order of the table. */
export const asking =
  (f: (...x: number[]) => number): Ask =>
  async ({ rows, columns }) =>
    Float64Array.from({ length: rows }, (_, row) => f(...[...columns.values()].map((column) => numberOf(column, row))));

/** A table of numbers from rows, its columns x0, x1, … */
export function tableOf(rows: readonly (readonly number[])[]): Table {
  const width = rows[0]?.length ?? 0;
  return {
    rows: rows.length,
    columns: new Map(
      Array.from({ length: width }, (_, j) => [`x${j}`, { kind: "number", values: Float64Array.from(rows, (row) => row[j]!) } as const]),
    ),
  };
}

export const namesOf = ({ columns }: Table): readonly string[] => [...columns.keys()];

export const all = (rows: number, from = 0): Int32Array => Int32Array.from({ length: rows }, (_, i) => from + i);
