import { type Column, sortedLevels } from "../table/table.js";

/** The column's values at these rows, in this order; levels that no row has are left out. */
export function takeRows(column: Column, rows: Int32Array): Column {
  if (column.kind === "number") return { kind: "number", values: Float64Array.from(rows, (row) => column.values[row]!) };
  const { codes, levels } = column;
  const place = new Int32Array(levels.length + 1).fill(-2);
  place[levels.length] = -1;
  const kept: string[] = [];
  const raw = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (place[code] === -2) {
      place[code] = kept.length;
      kept.push(levels[code]!);
    }
    raw[i] = place[code]!;
  }
  return sortedLevels(raw, kept);
}

/** In how many rows two equally long columns differ; missing equals missing, and a number equals its text. */
export function differingRows(a: Column, b: Column, rows: number): number {
  let differ = 0;
  for (let i = 0; i < rows; i++) if (valueAt(a, i) !== valueAt(b, i)) differ++;
  return differ;
}

/** The value of a column in a row as text; null = missing. */
export function valueAt(column: Column, row: number): string | null {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : String(value === 0 ? 0 : value);
}
