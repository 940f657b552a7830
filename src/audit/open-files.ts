import type { Diagnostic } from "../errors.js";
import { fingerprint } from "../readers/fingerprint.js";
import { readTable } from "../readers/read-table.js";
import type { Duplicate, ReadOptions } from "../readers/reader.js";
import { sniff, sniffFiles } from "../readers/sniff.js";
import { spooled } from "../readers/spool.js";
import { utf8Layout } from "../readers/utf8-layout.js";
import { fileName, type Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";
import type { DataSource, OpenOptions } from "./data-source.js";
import type { Input } from "./result.js";

/** Files whose layout is known; their rows are not read yet. */
export interface OpenedFiles {
  /** What messages call them. */
  readonly name: string;
  /** Over UTF-8 copies where the files are in another encoding. */
  readonly layout: Layout;
  readonly bytes: number;
  readonly duplicates: readonly Duplicate[];
  readonly diagnostics: readonly Diagnostic[];
  read(what?: Pick<ReadOptions, "columns" | "rows">): Promise<Table>;
  /** What the result says of them. */
  input(role: Input["role"], rows: number, unmatched: number): Promise<Input>;
}

/** Finds files or spools standard input, and works out their layout. Temporary copies are given to `keep`. */
export async function openFiles(
  source: Exclude<DataSource, { kind: "table" | "relation" }>,
  options: OpenOptions,
  keep: <R extends AsyncDisposable>(resource: R) => R,
): Promise<OpenedFiles> {
  const { signal, onProgress } = options;
  const text = [...new Set([...(source.text ?? []), ...(options.text ?? []), ...(options.id ? [options.id] : [])])];
  const form = { ...source, text };
  const { layout: raw, ...sniffed } =
    source.kind === "stdin"
      ? await sniffFiles([keep(await spooled(source.stream ?? process.stdin, "standard input", signal)).file], form)
      : await sniff(source.patterns, form);
  const print = await fingerprint(raw.files, signal);
  const { layout } = keep(await utf8Layout(raw, signal ? { signal } : {}));
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress?.(Math.min(done, print.bytes), print.bytes);
  };
  return {
    name: fileName(raw, 0),
    layout,
    bytes: print.bytes,
    duplicates: sniffed.duplicates,
    diagnostics: sniffed.diagnostics,
    read: (what = {}) => readTable(layout, { ...what, ...(signal && { signal }), onBytes }),
    async input(role, rows, unmatched) {
      const path = source.kind === "stdin" ? "-" : pathOf(raw.files);
      return { role, path, format: layout.format, ...print, rows, used: rows - unmatched, dropped: droppedBy(unmatched) };
    },
  };
}

/** The path of one file; of several the first, and how many there are more: `files` of the input has them all. */
const pathOf = ([first, ...more]: readonly string[]): string =>
  more.length === 0 ? first! : `${first} and ${more.length} more ${more.length === 1 ? "file" : "files"}`;

/** The rows that a join left out, with the reason. */
export const droppedBy = (unmatched: number): Input["dropped"] => (unmatched === 0 ? [] : [{ reason: "id_unmatched", rows: unmatched }]);
