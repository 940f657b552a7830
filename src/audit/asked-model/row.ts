/** The model that was asked, and whether it is the one whose scores and decisions are in the data. */
export interface AskedModel {
  /** e.g. "onnx", "lightgbm", "http". */
  readonly adapter: string;
  /** What its numbers are. */
  readonly output: "score" | "decision" | "classes" | "amount";
  /** Columns it reads; null = whatever it is given. */
  readonly features: readonly string[] | null;
  /** File digest, address without secrets, versions, requests made. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** null with a reason: the data hold neither a score nor a decision to compare with. */
  readonly agreement: Agreement | null;
  readonly reason: string | null;
}

/** The model's numbers beside those in the data. */
export interface Agreement {
  /** The column of scores or amounts; null when there is none, then decisions alone are compared. */
  readonly column: string | null;
  /** Rows with a number or decision to compare with. */
  readonly rows: number;
  /** Largest difference of the numbers; null without a column of numbers. */
  readonly largestDifference: number | null;
  /** Decisions that the model would make otherwise; null when rows are not decided. */
  readonly flips: number | null;
  /** Decisions are scores of at least this; null where none are made. */
  readonly threshold: number | null;
  /** Who says so: the request, the decisions in the data, nobody (0.5), or the model, whose answers are decisions. */
  readonly thresholdBy: "said" | "recorded" | "usual" | "decision" | null;
}
