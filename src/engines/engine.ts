import type { Cube, CubeQuery } from "../cube/cube.js";
import type { Predicate } from "../cube/predicate.js";
import type { Series, SeriesQuery } from "../cube/series.js";

export type EngineId = "memory" | "duckdb";

/**
 * Holds the rows and answers questions about them. Rows do not leave it; what comes out is counts and summaries.
 *
 * A name that no column has is EH101; numbers asked of a column of texts are a TypeError, save by `range`.
 */
export interface Engine extends AsyncDisposable {
  readonly id: EngineId;
  readonly rows: number;
  /** The columns in the order of the data. */
  readonly columns: readonly EngineColumn[];
  /** Tallies by coordinates; the same integers from every engine. */
  cube(query: CubeQuery): Promise<Cube>;
  /** The distribution of a number in every combination of coordinates; the same values and integers from every engine. */
  series(query: SeriesQuery): Promise<Series>;
  /** The commonest texts of a column with their row counts: at most `limit`, by falling count, then numbers by size and texts by UTF-16 code unit; missing ones left out. */
  values(column: string, limit: number, where?: Predicate): Promise<ColumnValues>;
  /** What is known of a number column; of a column of texts, how many are missing and how many differ. */
  range(column: string, where?: Predicate): Promise<NumberRange>;
  /** For each share the smallest value with at least that share of the present values at or below it (type 1); none when no value is present. */
  quantiles(column: string, shares: readonly number[], where?: Predicate): Promise<readonly number[]>;
  /** Every column as it was read, in the order of the data and in as few passes as can be; values are listed where at most `most` differ. */
  profile(most: number): Promise<readonly ColumnSummary[]>;
}

export interface EngineColumn {
  readonly name: string;
  readonly kind: "number" | "category";
}

export interface ValueCount {
  readonly text: string;
  readonly rows: number;
}

export interface ColumnValues {
  readonly values: readonly ValueCount[];
  /** How many different texts there are in all. */
  readonly distinct: number;
  readonly missing: number;
}

export interface NumberRange {
  /** null when every value is missing, or texts. */
  readonly min: number | null;
  readonly max: number | null;
  readonly missing: number;
  readonly distinct: number;
  /** Whether every present value is a whole number. */
  readonly whole: boolean;
}

export interface ColumnSummary extends EngineColumn, NumberRange {
  /** Every value as in `Engine.values`; empty when more differ than were asked for. */
  readonly values: readonly ValueCount[];
}
