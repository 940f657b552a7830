import { stat } from "node:fs/promises";
import { fault } from "../../errors.js";
import { fileName, type Layout } from "../../table/layout.js";
import type { Column, Table } from "../../table/table.js";
import { chosenColumns } from "../chosen-columns.js";
import { limits } from "../limits.js";
import type { ReadOptions } from "../reader.js";
import { visible } from "../wording.js";
import { type CsvColumn, csvColumn } from "./csv-column.js";
import { lineAround, type Ragged, raggedRows, tooLong } from "./csv-faults.js";
import { dataRecords } from "./data-records.js";
import type { RecordBlock } from "./read-records.js";
import type { Records } from "./scan-records.js";

/**
 * The rows of CSV files in UTF-8.
 *
 * A column's type is decided over all of its fields. A column that turns out to be text after numbers were stored is read a
 * second time as text, which costs time and no memory.
 */
export async function readCsv(layout: Layout, options: ReadOptions): Promise<Table> {
  const wanted = chosenColumns(layout, options.columns);
  const done = new Map<string, Column>();
  const first = await pass(layout, wanted, new Set(layout.text), options);
  if (first.rows === 0) throw fault("EH107", `${visible(fileName(layout, 0))} has a header and no rows`);
  const again: string[] = [];
  for (const [name, column] of first.columns) {
    const finished = column.finish();
    if (finished === null) again.push(name);
    else done.set(name, finished);
  }
  if (again.length > 0) {
    const second = await pass(layout, again, new Set(again), { ...options, onBytes: () => {} });
    for (const [name, column] of second.columns) done.set(name, column.finish()!);
  }
  return { rows: first.rows, columns: new Map(wanted.map((name) => [name, done.get(name)!])) };
}

async function pass(layout: Layout, wanted: readonly string[], text: ReadonlySet<string>, options: ReadOptions) {
  const { decimal } = layout.csv!;
  const width = layout.columns.length;
  const bytes = await sizeOf(layout.files);
  const columns = new Map<string, CsvColumn>();
  const places = wanted.map((name) => layout.columns.indexOf(name));
  let rows = 0;
  for (let file = 0; file < layout.files.length && rows < (options.rows ?? Number.POSITIVE_INFINITY); file++) {
    const name = fileName(layout, file);
    const ragged: Ragged[] = [];
    let raggedTotal = 0;
    let seen = 0;
    for await (const block of dataRecords(layout, file, options)) {
      const { records } = block;
      seen += records.count;
      raggedTotal += collectRagged(block, width, ragged);
      if (raggedTotal > 0) continue;
      checkLengths(records, name);
      if (columns.size === 0)
        for (const column of wanted)
          columns.set(column, csvColumn({ text: text.has(column), decimal, missing: layout.missing, rows: guess(bytes, records, block) }));
      for (const [i, column] of wanted.entries()) columns.get(column)!.take(block.bytes, records, places[i]!, width);
      rows += records.count;
      if (rows >= (options.rows ?? Number.POSITIVE_INFINITY)) break;
    }
    if (raggedTotal > 0) throw raggedRows(name, width, ragged, raggedTotal, seen);
  }
  return { rows, columns };
}

/** How many rows there will be, from the rows of the first block; a little more, so that arrays seldom grow. */
const guess = (bytes: number, { count, consumed }: Records, block: RecordBlock): number =>
  consumed >= bytes - 3 ? count : Math.ceil((bytes / Math.max(1, Math.min(consumed, block.bytes.length))) * count * 1.02);

async function sizeOf(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(file)).size;
  return bytes;
}

/** Adds the records of the wrong width, the first few in full; how many there are. */
function collectRagged({ bytes, records }: RecordBlock, width: number, into: Ragged[]): number {
  const { firstField, starts, lines, count } = records;
  if (firstField[count]! === count * width && isEven(records, width)) return 0;
  let total = 0;
  for (let r = 0; r < count; r++) {
    const fields = firstField[r + 1]! - firstField[r]!;
    if (fields === width) continue;
    total++;
    if (into.length < 5) into.push({ line: lines[r]!, fields, text: lineAround(bytes, starts[firstField[r]!]!, bytes.length) });
  }
  return total;
}

function isEven({ firstField, count }: Records, width: number): boolean {
  for (let r = 0; r < count; r++) if (firstField[r] !== r * width) return false;
  return true;
}

function checkLengths({ starts, ends, firstField, lines, count }: Records, name: string): void {
  const fields = firstField[count]!;
  for (let f = 0; f < fields; f++) {
    if (ends[f]! - starts[f]! <= limits.fieldBytes) continue;
    let record = 0;
    while (firstField[record + 1]! <= f) record++;
    throw tooLong(name, lines[record]!, "field");
  }
}
