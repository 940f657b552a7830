import type { Layout } from "../table/layout.js";
import { dataRecords } from "./csv/data-records.js";
import { textLines } from "./text-lines.js";
import { utf8Layout } from "./utf8-layout.js";
import { countText } from "./wording.js";

/** Where rows stand, for a message: the word ("line" where the format has lines, else "row") and a number for each. */
export interface RowPlaces {
  readonly word: "line" | "row";
  readonly numbers: readonly string[];
}

/** The lines of some rows, found by reading the files again; only ever needed to say what is wrong. */
export async function rowPlaces(layout: Layout | null, rows: readonly number[]): Promise<RowPlaces> {
  if (layout === null || layout.files.length > 1 || (layout.format !== "csv" && layout.format !== "ndjson"))
    return { word: "row", numbers: rows.map((row) => countText(row + 1)) };
  const lines = layout.format === "csv" ? await csvLines(layout, new Set(rows)) : await ndjsonLines(layout, new Set(rows));
  return { word: "line", numbers: rows.map((row) => countText(lines.get(row) ?? row + 1)) };
}

async function csvLines(layout: Layout, rows: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> {
  await using readable = await utf8Layout(layout);
  const lines = new Map<number, number>();
  let before = 0;
  for await (const { records } of dataRecords(readable.layout, 0, {})) {
    for (const row of rows) if (row >= before && row < before + records.count) lines.set(row, records.lines[row - before]!);
    before += records.count;
  }
  return lines;
}

async function ndjsonLines(layout: Layout, rows: ReadonlySet<number>): Promise<ReadonlyMap<number, number>> {
  const lines = new Map<number, number>();
  let row = 0;
  for await (const { text, line } of textLines(layout.files[0]!, layout.files[0]!, {})) {
    if (text.trim() === "") continue;
    if (rows.has(row)) lines.set(row, line);
    row++;
  }
  return lines;
}
