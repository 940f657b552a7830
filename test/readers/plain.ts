import type { Column, Table } from "../../src/table/table.js";

/** A table as plain lists, to compare with literals; null = missing. */
export const plain = (table: Table): Record<string, (number | string | null)[]> =>
  Object.fromEntries([...table.columns].map(([name, column]) => [name, values(column)]));

const values = (column: Column): (number | string | null)[] =>
  column.kind === "number"
    ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
    : Array.from(column.codes, (code) => column.levels[code] ?? null);
