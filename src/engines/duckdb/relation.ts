import type { EngineColumn } from "../engine.js";

/** The rows as SQL: the columns by place, because names in files may differ in case only, hold quotes, or be empty. */
export interface Relation {
  readonly columns: readonly EngineColumn[];
  /** A subquery with the columns at these places as `c0`, `c1`, ...: DOUBLE or VARCHAR, NULL = missing. */
  rows(places: readonly number[]): string;
}

/** A column in the SELECT that uses it. */
export interface SqlColumn {
  readonly sql: string;
  readonly kind: "number" | "category";
}
