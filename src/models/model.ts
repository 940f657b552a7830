import type { Table } from "../table/table.js";
import type { Ledger } from "./asking/ledger.js";

/** What a model's numbers are: the chance of the positive class, a decision (0 or 1), a chance for each class, or an amount. */
export type ModelOutput = "score" | "decision" | "classes" | "amount";

/**
 * Something that turns rows of features into numbers.
 *
 * The same rows give the same numbers however they are put into batches, and in the order of the rows. A missing value
 * is passed on as missing; a model that cannot take it says so by EH304, naming the column. Every adapter passes the
 * contract kit in test/models/.
 */
export interface Model extends AsyncDisposable {
  /** e.g. "module", "http", "onnx", "xgboost". */
  readonly adapter: string;
  readonly output: ModelOutput;
  /** Columns it reads, in its order; null = whatever it is given. */
  readonly features: readonly string[] | null;
  /** Names of the classes when the output is `classes`, in the order of the numbers. */
  readonly classes: readonly string[] | null;
  /** Whether asking costs time or money elsewhere: importance then forecasts its cost first. */
  readonly remote: boolean;
  /** One number a row, or one array a class; null where there is none. */
  score(rows: Table, options?: ScoreOptions): Promise<Scores>;
  /** What a reader of the result should know: file digest, address without secrets, versions. The same for the same questions. */
  facts(): ModelFacts;
  /** What asking took so far; absent where asking takes nothing that is worth telling. */
  ledger?(): Ledger;
}

export interface ScoreOptions {
  readonly signal?: AbortSignal | undefined;
  /** Ask even about rows whose answers are known: for those who look at whether answers repeat. */
  readonly fresh?: boolean | undefined;
  /** Hears of rows from `from` on as they are answered, in no order; only of models that are asked piece by piece. */
  readonly onPart?: ((from: number, scores: Scores) => void) | undefined;
}

export interface Scores {
  /** One number a row; of `classes` output, of the positive class or the last one. */
  readonly values: Float64Array;
  /** One array a class, in the order of `classes`; null for other outputs. */
  readonly byClass: readonly Float64Array[] | null;
}

export type ModelFacts = Readonly<Record<string, string | number | boolean | null>>;
