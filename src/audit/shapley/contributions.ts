/** The number of one row, split among the features. */
export interface RowContributions {
  readonly row: number;
  readonly base: number;
  readonly score: number;
  /** One a feature. */
  readonly contributions: readonly number[];
  readonly se: readonly number[];
  readonly method: "trees" | "exact" | "permutation";
  readonly passes: number;
  readonly settled: boolean;
}

/** A way to split numbers of rows among features. */
export interface Contributions {
  /** The features, in the order of the numbers. */
  readonly names: readonly string[];
  /** Rows that stand for everybody; null where none of the data do. */
  readonly background: number | null;
  /** Takes rows apart within so many rows asked each; fewer rows than given when the budget is too small for all. */
  explain(rows: Int32Array, budget: number): Promise<readonly RowContributions[]>;
}
