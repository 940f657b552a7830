import { readFile, stat } from "node:fs/promises";
import type { Column, DataType } from "@uwdata/flechette";
import { fault } from "../errors.js";
import { fileName, type Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";
import { chosenColumns } from "./chosen-columns.js";
import { tooManyColumns } from "./csv/csv-faults.js";
import { distinctNames } from "./distinct-names.js";
import { limits } from "./limits.js";
import { lz4Frame } from "./lz4-frame.js";
import { dayText, instantText } from "./plain-text.js";
import type { Reader, ReadOptions, SourceFile } from "./reader.js";
import { sameColumns } from "./same-columns.js";
import { typedLayout } from "./typed-layout.js";
import { valueColumn } from "./value-column.js";
import { visible } from "./wording.js";

/** Arrow IPC files and streams, Feather version 2 among them. Held in memory whole, so of limited size. */
export const arrow: Reader = {
  format: "arrow",
  extensions: [".arrow", ".arrows", ".feather", ".ipc"],
  async sniff(files, options) {
    const [first, ...others] = await Promise.all(files.map(async (file) => ({ file, names: (await tableOf(file, {})).names.map(String) })));
    const { names } = first!;
    if (names.length > limits.columns) throw tooManyColumns(first!.file.name, names.length);
    for (const other of others) sameColumns(first!.file.name, named(names), other.file.name, named(other.names));
    const { columns, duplicates } = distinctNames(names);
    return { layout: typedLayout("arrow", files, columns, options), duplicates, diagnostics: [] };
  },
  async read(layout: Layout, options: ReadOptions): Promise<Table> {
    const wanted = chosenColumns(layout, options.columns);
    const missing = new Set(layout.missing);
    const columns = new Map(wanted.map((name) => [name, valueColumn({ text: layout.text.includes(name), missing })]));
    let rows = 0;
    for (let file = 0; file < layout.files.length; file++) {
      const table = await tableOf({ path: layout.files[file]!, name: fileName(layout, file) }, options);
      rows += table.numRows;
      for (const [name, into] of columns) {
        const column: Column<unknown> = table.getChildAt(layout.columns.indexOf(name));
        const converted = conversion(column.type);
        for (const value of column) into.push(value === null ? null : converted(value));
      }
    }
    if (rows === 0) throw fault("EH107", `${visible(fileName(layout, 0))} has no rows`);
    return { rows, columns: new Map([...columns].map(([name, column]) => [name, column.finish()])) };
  },
};

const named = (names: readonly string[]): readonly { text: string }[] => names.map((text) => ({ text }));

async function tableOf(source: SourceFile, options: ReadOptions) {
  const { size } = await stat(source.path);
  if (size > limits.wholeFileBytes)
    throw fault("EH100", `${visible(source.name)} is an Arrow file of more than ${limits.wholeFileBytes / 1_000_000} MB`, {
      help: ["write it as Parquet, which is read piece by piece"],
    });
  const { tableFromIPC, setCompressionCodec, CompressionType } = await import("@uwdata/flechette");
  const { decompressZstd } = await import("hyparquet-compressors");
  setCompressionCodec(CompressionType.LZ4_FRAME, { decode: (bytes, length) => lz4Frame(bytes, length), encode: noEncoder });
  setCompressionCodec(CompressionType.ZSTD, { decode: (bytes) => decompressZstd(bytes), encode: noEncoder });
  const bytes = await readFile(source.path, options.signal === undefined ? {} : { signal: options.signal });
  options.onBytes?.(bytes.length);
  try {
    return tableFromIPC(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), { useBigInt: true });
  } catch (cause) {
    throw fault("EH100", `${visible(source.name)} is a damaged or unsupported Arrow file`, {
      evidence: [visible(cause instanceof Error ? cause.message : String(cause), 100)],
      help: ["write it again as Arrow IPC (file or stream) or Parquet, and check that it was copied whole"],
      cause,
    });
  }
}

const noEncoder = (): never => {
  throw new TypeError("Arrow files are only read");
};

const date = 8;
const timestamp = 10;
const dictionary = -1;

/** How a column's values become plain ones. Dates and instants come as milliseconds. */
function conversion(type: DataType): (value: unknown) => unknown {
  const id = type.typeId as number;
  if (id === date) return (value) => dayText(Number(value) / 86_400_000);
  if (id === timestamp) return (value) => instantText(Number(value));
  if (id === dictionary) return conversion((type as unknown as { dictionary: DataType }).dictionary);
  return (value) => value;
}
