import { hash } from "node:crypto";
import type { Column } from "../table/table.js";
import { cellOf } from "./asked-columns.js";

/**
 * A key for each row, of what it holds and not of where it stands: the first 128 bits of SHA-256 as 32 hex digits.
 *
 * Rows have one key exactly when the same columns hold the same values; a number and its text are different, 0 and −0 are not.
 * The order of the columns does not matter.
 */
export function rowKeys(columns: ReadonlyMap<string, Column>, rows: number): readonly string[] {
  const names = [...columns.keys()].sort();
  const ordered = names.map((name) => columns.get(name)!);
  const head = JSON.stringify(names);
  return Array.from({ length: rows }, (_, row) =>
    hash("sha256", head + JSON.stringify(ordered.map((column) => cellOf(column, row))), "hex").slice(0, 32),
  );
}
