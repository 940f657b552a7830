import { fileName, type Layout } from "../../table/layout.js";
import type { ReadOptions } from "../reader.js";
import { type RecordBlock, readRecords } from "./read-records.js";
import type { Records } from "./scan-records.js";

/** The rows of one of the layout's files, block by block: without the header, and without empty lines where there are several columns. */
export async function* dataRecords(layout: Layout, file: number, options: ReadOptions): AsyncGenerator<RecordBlock> {
  const width = layout.columns.length;
  let header = true;
  for await (const block of readRecords(layout.files[file]!, fileName(layout, file), layout.csv!.delimiter.charCodeAt(0), options)) {
    const records = width > 1 ? withoutBlanks(block.records) : block.records;
    if (header) header = !dropHeader(records, width);
    if (!header && records.count > 0) yield block;
  }
}

/** Takes the header out of the records of the first block; false when it is not in them. */
function dropHeader(records: Records, width: number): boolean {
  let header = 0;
  while (header < records.count && width === 1 && isBlank(records, header)) header++;
  if (header === records.count) return false;
  keep(records, (record) => record > header);
  return true;
}

/** The records without empty lines, which mean nothing in a file of several columns. */
function withoutBlanks(records: Records): Records {
  for (let r = 0; r < records.count; r++) {
    if (!isBlank(records, r)) continue;
    keep(records, (record) => !isBlank(records, record));
    break;
  }
  return records;
}

const isBlank = ({ firstField, starts, ends }: Records, record: number): boolean => {
  const field = firstField[record]!;
  return firstField[record + 1]! - field === 1 && starts[field] === ends[field];
};

/** Keeps some records; fields move together so that record r of width w begins at field r·w. */
function keep(records: Records, wanted: (record: number) => boolean): void {
  const { starts, ends, firstField, lines } = records;
  const from = Int32Array.from(firstField.subarray(0, records.count + 1));
  const chosen = Array.from({ length: records.count }, (_, r) => r).filter(wanted);
  let fields = 0;
  chosen.forEach((record, place) => {
    firstField[place] = fields;
    lines[place] = lines[record]!;
    for (let f = from[record]!; f < from[record + 1]!; f++, fields++) {
      starts[fields] = starts[f]!;
      ends[fields] = ends[f]!;
    }
  });
  firstField[chosen.length] = fields;
  records.count = chosen.length;
}
