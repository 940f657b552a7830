import type { Table } from "../table/table.js";

/** The data of before that the audited ones are held against. */
export interface DriftSettings {
  readonly past: Table;
  /** What the report calls them. */
  readonly name: string;
  /** Of the file's bytes; null for a table in memory. */
  readonly sha256: string | null;
}
