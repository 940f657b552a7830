import { fault } from "../errors.js";
import type { Column, Table } from "../table/table.js";

/** A value as models outside get it; null = missing. */
export type Cell = number | string | null;

/** The columns that a model is given, by name and in its order: those it reads, or all. Throws EH307 when one is not there. */
export function askedColumns({ columns }: Table, features: readonly string[] | null): ReadonlyMap<string, Column> {
  if (features === null) return columns;
  return new Map(
    features.map((name) => {
      const column = columns.get(name);
      if (column === undefined)
        throw fault("EH307", `the model needs the column "${name}", which the data do not have`, {
          help: ["give the data the columns that the model was trained on"],
        });
      return [name, column];
    }),
  );
}

/** The value of a column in a row. */
export function cellOf(column: Column, row: number): Cell {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
