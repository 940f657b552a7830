/** Whether a model answers alike however and whenever it is asked. */
export interface Serving {
  /** Rows that were asked about again. */
  readonly rows: number;
  /** The same rows asked about again, in smaller batches and in another order. */
  readonly asked: readonly ServingRow[];
  /** Columns that the model is given and whose values never moved a score. */
  readonly unused: readonly { readonly column: string; readonly shownBy: "trees" | "exchange" }[];
  /** Columns that were looked at for that. */
  readonly columnsTried: number;
  /** Whether a budget left out rows or columns. */
  readonly truncated: boolean;
}

export interface ServingRow {
  readonly how: "again" | "batches" | "reversed";
  /** Rows of a batch; null = all at once. */
  readonly batch: number | null;
  /** Rows whose score differs in any bit, and by how much at most. */
  readonly differing: number;
  readonly largestDifference: number;
  /** Decisions that become others; null without decisions. */
  readonly flips: number | null;
}

/** How long answers took, in milliseconds. It differs from run to run, so it stands with the run and not with what was found. */
export interface Latency {
  readonly calls: number;
  readonly rowsPerCall: number;
  readonly median: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}
