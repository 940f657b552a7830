import type { Cell } from "../asked-columns.js";

/** Rows as CSV without a header: missing is empty, texts are quoted where they must be. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");

function cellText(value: Cell): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
}
