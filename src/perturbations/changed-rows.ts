import type { Column, Table } from "../table/table.js";

/** The rows that really hold something else, in order: missing and missing are the same, and so are equal texts under other codes. */
export function changedRows(table: Table, columns: ReadonlyMap<string, Column>): Int32Array {
  const moved = [...columns].map(([name, column]) => differs(table.columns.get(name)!, column));
  return Int32Array.from({ length: table.rows }, (_, row) => row).filter((row) => moved.some((differ) => differ(row)));
}

function differs(before: Column, after: Column): (row: number) => boolean {
  if (before.kind === "number" && after.kind === "number")
    return (row) => {
      const [x, y] = [before.values[row]!, after.values[row]!];
      return x !== y && !(Number.isNaN(x) && Number.isNaN(y));
    };
  if (before.kind === "category" && after.kind === "category") {
    const places = new Map(before.levels.map((text, code) => [text, code]));
    const codes = [...after.levels.map((text) => places.get(text) ?? -1), before.levels.length];
    return (row) => codes[after.codes[row]!]! !== before.codes[row]!;
  }
  return () => true;
}
