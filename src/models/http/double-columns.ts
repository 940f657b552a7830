import type { Column } from "../../table/table.js";

const known = new WeakMap<Column, boolean>();

/** For each column, whether its numbers are sent as doubles: those that are told to be, and those with a missing value or a fraction anywhere, so that the type does not hang on the batch. */
export const doubleColumns = (columns: ReadonlyMap<string, Column>, told: readonly string[]): readonly boolean[] =>
  [...columns].map(([name, column]) => told.includes(name) || isDouble(column));

function isDouble(column: Column): boolean {
  if (column.kind === "category") return false;
  const before = known.get(column);
  if (before !== undefined) return before;
  const found = !column.values.every(Number.isInteger);
  known.set(column, found);
  return found;
}
