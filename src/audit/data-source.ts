import type { SniffOptions } from "../readers/reader.js";
import type { Table } from "../table/table.js";
import type { DataExpectation } from "./expect-data.js";

/** Where the rows come from. */
export type DataSource =
  | ({ readonly kind: "files"; readonly patterns: readonly string[] } & SniffOptions)
  | ({ readonly kind: "stdin"; readonly stream?: NodeJS.ReadableStream } & SniffOptions)
  /** A table or view of a DuckDB database, opened for reading only. */
  | { readonly kind: "relation"; readonly database: string; readonly relation: string }
  | { readonly kind: "table"; readonly table: Table; readonly name?: string };

export interface OpenOptions {
  /** Which engine counts; null or absent = by size. */
  readonly engine?: "memory" | "duckdb" | null;
  /** A second file, whose columns are joined on an id; without an id it is refused, with the column that would serve. */
  readonly predictions?: { readonly path: string; readonly id: string | null; readonly unmatched: "error" | "drop" };
  /** Kept as text, as every column in `text` is. */
  readonly id?: string | null;
  readonly text?: readonly string[];
  /** A column of counts, checked to be whole numbers. */
  readonly count?: string | null;
  /** Columns of a table of trials; its rows become two each, with the columns (decision) and (count). */
  readonly trials?: string;
  readonly hits?: string;
  /** The columns that the audit reads, when that is known: two of one name are then refused only if one of them is meant. */
  readonly named?: readonly string[] | null;
  /** What the evaluation data have to be; else they are refused. */
  readonly expect?: DataExpectation;
  readonly signal?: AbortSignal;
  /** Called while bytes are read. */
  readonly onProgress?: (bytes: number, total: number) => void;
}
