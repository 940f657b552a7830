import type { Column } from "../table/table.js";

/** The column with some of its values missing. */
export function blanked(column: Column, isBlank: (row: number) => boolean): Column {
  if (column.kind === "number") return { kind: "number", values: column.values.map((x, row) => (isBlank(row) ? Number.NaN : x)) };
  const { levels } = column;
  return { kind: "category", levels, codes: column.codes.map((code, row) => (isBlank(row) ? levels.length : code)) };
}
