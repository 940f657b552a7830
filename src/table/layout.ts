export type Format = "csv" | "json" | "ndjson" | "parquet" | "arrow";

/** How files become named columns: everything an engine needs to read them itself. Plain data, worked out from the first bytes. */
export interface Layout {
  /** Paths that exist, in order; their rows follow each other. All have the same columns. */
  readonly files: readonly string[];
  /** What messages call the files, one each; absent = by their paths. A spooled or transcoded file keeps the name the user knows. */
  readonly names?: readonly string[];
  readonly format: Format;
  /** One entry a column, in the order of the file; names are distinct and trimmed. */
  readonly columns: readonly string[];
  /** Texts, after trimming, that mean "no value"; "" is always one. */
  readonly missing: readonly string[];
  /** Columns kept as text whatever they hold (ids). */
  readonly text: readonly string[];
  /** For csv only. */
  readonly csv: { readonly delimiter: string; readonly decimal: "." | ","; readonly encoding: string } | null;
}

/** What a message calls one of the layout's files. */
export const fileName = (layout: Layout, file: number): string => layout.names?.[file] ?? layout.files[file]!;
