import type { Format, Layout } from "../table/layout.js";
import type { SniffOptions, SourceFile } from "./reader.js";

/** The layout of files that name and type their columns themselves. */
export const typedLayout = (format: Format, files: readonly SourceFile[], columns: readonly string[], options: SniffOptions): Layout => ({
  files: files.map(({ path }) => path),
  names: files.map(({ name }) => name),
  format,
  columns,
  missing: [...new Set(["", ...(options.missing ?? [])])],
  text: options.text ?? [],
  csv: null,
});
