import type { Column } from "../../table/table.js";

/** What a cell holds; null = missing. */
export function textAt(column: Column, row: number): number | string | null {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
