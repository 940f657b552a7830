import { type FileHandle, open } from "node:fs/promises";
import type { FileMetaData, SchemaElement } from "hyparquet";
import { type EvenhandError, fault } from "../errors.js";
import { fileName, type Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";
import { chosenColumns } from "./chosen-columns.js";
import { tooManyColumns } from "./csv/csv-faults.js";
import { notThatFormat } from "./format.js";
import { limits } from "./limits.js";
import { dayText, instantText } from "./plain-text.js";
import type { Reader, ReadOptions, SourceFile } from "./reader.js";
import { sameColumns } from "./same-columns.js";
import { typedLayout } from "./typed-layout.js";
import { type ValueColumn, valueColumn } from "./value-column.js";
import { quoted, visible } from "./wording.js";

/** Parquet files, read row group by row group and only the columns that are needed. */
export const parquet: Reader = {
  format: "parquet",
  extensions: [".parquet", ".pq"],
  async sniff(files, options) {
    const [first, ...others] = await Promise.all(files.map(async (file) => ({ file, names: await columnNames(file) })));
    for (const { file, names } of others) sameColumns(first!.file.name, named(first!.names), file.name, named(names));
    return { layout: typedLayout("parquet", files, first!.names, options), duplicates: [], diagnostics: [] };
  },
  async read(layout: Layout, options: ReadOptions): Promise<Table> {
    const wanted = chosenColumns(layout, options.columns);
    const missing = new Set(layout.missing);
    const columns = new Map(wanted.map((name) => [name, valueColumn({ text: layout.text.includes(name), missing })]));
    let rows = 0;
    for (let file = 0; file < layout.files.length; file++)
      rows += await readGroups({ path: layout.files[file]!, name: fileName(layout, file) }, columns, rows, options);
    if (rows === 0) throw fault("EH107", `${visible(fileName(layout, 0))} has no rows`);
    return { rows, columns: new Map([...columns].map(([name, column]) => [name, column.finish()])) };
  },
};

const named = (names: readonly string[]): readonly { text: string }[] => names.map((text) => ({ text }));

/** Adds the rows of one file; how many there are. */
async function readGroups(
  source: SourceFile,
  columns: ReadonlyMap<string, ValueColumn>,
  before: number,
  options: ReadOptions,
): Promise<number> {
  const { parquetRead } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  await using file = await open(source.path);
  const buffer = asyncBuffer(file, (await file.stat()).size, options);
  const metadata = await metadataOf(source, buffer);
  const scales = decimalScales(metadata.schema);
  let rows = 0;
  for (const group of metadata.row_groups) {
    options.signal?.throwIfAborted();
    if (before + rows >= (options.rows ?? Number.POSITIVE_INFINITY)) break;
    const end = rows + Number(group.num_rows);
    await parquetRead({
      file: buffer,
      metadata,
      compressors,
      columns: [...columns.keys()],
      rowStart: rows,
      rowEnd: end,
      parsers,
      onChunk({ columnName, columnData }) {
        const column = columns.get(columnName)!;
        const scale = scales.get(columnName);
        for (let i = 0; i < columnData.length; i++) column.push(scale === undefined ? columnData[i] : rounded(columnData[i], scale));
      },
    }).catch((error: unknown) => {
      if (options.signal?.aborted === true) throw error;
      throw damaged(source, error);
    });
    rows = end;
    for (const [name, column] of columns)
      if (column.rows !== before + rows) throw damaged(source, new Error(`column ${name} has ${column.rows - before} values`));
  }
  return rows;
}

/** Instants and dates as text; texts must be UTF-8, bytes that are not are shown in hex. */
const parsers = {
  timestampFromMilliseconds: (millis: bigint) => instantText(Number(millis)),
  timestampFromMicroseconds: (micros: bigint) => instantText(Number(micros) / 1e3),
  timestampFromNanoseconds: (nanos: bigint) => instantText(Number(nanos / 1000n) / 1e3),
  dateFromDays: (days: number) => dayText(days),
  stringFromBytes: textOrBytes,
  jsonFromBytes: textOrBytes,
};

function textOrBytes(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return `0x${Buffer.from(bytes).toString("hex")}`;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The scales of top-level decimal columns; the parser multiplies by a power of ten, which is not always the nearest double. */
function decimalScales(schema: readonly SchemaElement[]): ReadonlyMap<string, number> {
  const decimals = schema
    .slice(1)
    .filter(({ converted_type, logical_type }) => converted_type === "DECIMAL" || logical_type?.type === "DECIMAL");
  return new Map(decimals.map(({ name, scale }) => [name, scale ?? 0]));
}

const rounded = (value: unknown, scale: number): unknown =>
  typeof value === "number" ? Math.round(value * 10 ** scale) / 10 ** scale : value;

interface AsyncBuffer {
  readonly byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

function asyncBuffer(file: FileHandle, size: number, options: Pick<ReadOptions, "onBytes">): AsyncBuffer {
  return {
    byteLength: size,
    async slice(start, end = size) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      for (let filled = 0; filled < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) throw new RangeError("the file ends early");
        filled += bytesRead;
      }
      options.onBytes?.(bytes.length);
      return bytes.buffer;
    },
  };
}

async function metadataOf(source: SourceFile, buffer: AsyncBuffer): Promise<FileMetaData> {
  const { parquetMetadataAsync } = await import("hyparquet");
  return parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw damaged(source, error);
  });
}

async function columnNames(source: SourceFile): Promise<readonly string[]> {
  await using file = await open(source.path);
  const head = Buffer.alloc(4);
  await file.read(head, 0, 4, 0);
  if (head.toString("latin1") !== "PAR1") throw notThatFormat(source, "a Parquet file");
  const { schema } = await metadataOf(source, asyncBuffer(file, (await file.stat()).size, {}));
  const names = topLevel(schema);
  if (names.length > limits.columns) throw tooManyColumns(source.name, names.length);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    const places = names.flatMap((name, i) => (name === twice ? [i + 1] : []));
    throw fault("EH102", `two columns are called ${quoted(twice, 40)} (columns ${places.join(" and ")})`, {
      help: ["rename one in the program that writes the file"],
    });
  }
  return names;
}

/** The names of the columns; the children of nested ones are skipped. */
function topLevel(schema: readonly SchemaElement[]): readonly string[] {
  const names: string[] = [];
  let skip = 0;
  for (const { name, num_children: children = 0 } of schema.slice(1)) {
    if (skip === 0) names.push(name);
    else skip--;
    skip += children;
  }
  return names;
}

function damaged(source: SourceFile, cause: unknown): EvenhandError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return fault("EH100", `${visible(source.name)} is a damaged or unsupported Parquet file`, {
    evidence: [visible(said, 100)],
    help: ["write it again, and check that it was copied whole"],
    cause,
  });
}
