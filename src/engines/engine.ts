import type { Cube, CubeQuery } from "../cube/cube.js";
import type { Predicate } from "../cube/predicate.js";

export type EngineId = "memory" | "duckdb";

/** Holds the rows and answers questions about them. Rows do not leave it; what comes out is counts and summaries. */
export interface Engine extends AsyncDisposable {
  readonly id: EngineId;
  readonly rows: number;
  /** The columns in the order of the data. */
  readonly columns: readonly EngineColumn[];
  /** Tallies by coordinates; the same integers from every engine. */
  cube(query: CubeQuery): Promise<Cube>;
  /** The commonest texts of a column with their row counts: at most `limit`, by falling count and then by text; missing ones left out. */
  values(column: string, limit: number, where?: Predicate): Promise<ColumnValues>;
  /** What is known of a number column. */
  range(column: string, where?: Predicate): Promise<NumberRange>;
  /** For each share the smallest value with at least that share of the present values at or below it (type 1). */
  quantiles(column: string, shares: readonly number[], where?: Predicate): Promise<readonly number[]>;
}

export interface EngineColumn {
  readonly name: string;
  readonly kind: "number" | "category";
}

export interface ColumnValues {
  readonly values: readonly { readonly text: string; readonly rows: number }[];
  /** How many different texts there are in all. */
  readonly distinct: number;
  readonly missing: number;
}

export interface NumberRange {
  /** null when every value is missing. */
  readonly min: number | null;
  readonly max: number | null;
  readonly missing: number;
  readonly distinct: number;
  /** Whether every present value is a whole number. */
  readonly whole: boolean;
}
