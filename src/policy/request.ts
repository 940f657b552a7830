import type { Task } from "../metrics/kind/task.js";
import { noExtras, type RequestedExtras } from "./extras.js";

/** A value of a column as a user writes it; compared as text after numbers are normalised (1 and 1.0 are "1"). */
export type Value = string | number | boolean;

/** What an audit is asked to do, as flags, the policy and the library all say it. Nothing here is checked against data yet. */
export interface AuditRequest {
  /** null = told from the columns. */
  readonly task: Task | null;
  readonly columns: RequestedColumns;
  readonly outcome: RequestedOutcome;
  readonly groups: RequestedGroups;
  /** Row filter in the grammar of `--where`; null = every row. */
  readonly where: string | null;
  readonly missingPrediction: "error" | "drop" | "negative";
  /** How a score becomes a number from 0 to 1, the scale of the threshold; absent = it is one. */
  readonly scoreScale?: "sigmoid" | "percent";
  readonly stats: { readonly confidence: number; readonly seed: number; readonly resamples: number };
  /** User-defined metrics: id → formula over named counts and rates. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly extras: RequestedExtras;
  /** Columns that one study reads, and that are no feature for others; absent = none. */
  readonly apart?: readonly string[];
}

export interface RequestedColumns {
  readonly label: string | null;
  readonly prediction: string | null;
  readonly score: string | null;
  readonly id: string | null;
  readonly weight: string | null;
  readonly cluster: string | null;
  readonly strata: readonly string[];
  /** Protected attributes, in the order given. */
  readonly sensitive: readonly string[];
  /** A row stands for this many rows. */
  readonly count: string | null;
  /** A row is a group: how many were tried, how many of them got the positive decision. */
  readonly trials: string | null;
  readonly hits: string | null;
  /** Of a ranking: rows with the same value are ranked together; null = all rows are one list. */
  readonly query: string | null;
  /** Of a ranking: the place of a row in its list, 1 = first; null = the score orders it, highest first. */
  readonly rank: string | null;
}

export interface RequestedOutcome {
  /** Values that are positive, of label and prediction; null = not said. */
  readonly positive: { readonly label: readonly Value[] | null; readonly prediction: readonly Value[] | null };
  readonly negative: { readonly label: readonly Value[] | null; readonly prediction: readonly Value[] | null };
  readonly favorable: "positive" | "negative" | null;
  /** Decisions are score >= threshold; null = the prediction column decides. */
  readonly threshold: number | null;
}

export interface RequestedGroups {
  /** Attributes are combined up to this many at a time. */
  readonly depth: number;
  /** Combinations named one by one (`race*sex`), beside those of `depth`. */
  readonly intersections: readonly (readonly string[])[];
  readonly minN: number | "auto";
  /** What becomes of groups below `minN`. */
  readonly small: "exclude" | "merge" | "error";
  readonly missing: "as_group" | "drop" | "error";
  readonly normalize: "none" | "trim" | "lower";
  readonly define: Readonly<Record<string, AttributeDefinition>>;
}

/** How one attribute's column becomes groups. */
export interface AttributeDefinition {
  /** Cut points of a number column: [30, 45] gives <30, 30-45, 45+. */
  readonly bins?: readonly number[];
  /** Number of equally full bins of a number column. */
  readonly quantiles?: number;
  /** New group → the values it takes in. */
  readonly merge?: Readonly<Record<string, readonly Value[]>>;
  readonly reference?: Value;
  readonly expect?: readonly Value[];
  /** Group → its share of the population that the data stand for. */
  readonly population?: Readonly<Record<string, number>>;
  /** Group → the column with each row's probability of belonging to it; the attribute itself need not be a column. */
  readonly membership?: Readonly<Record<string, string>>;
}

/** The request that nothing was said about. */
export const emptyRequest: AuditRequest = {
  task: null,
  columns: {
    label: null,
    prediction: null,
    score: null,
    id: null,
    weight: null,
    cluster: null,
    strata: [],
    sensitive: [],
    count: null,
    trials: null,
    hits: null,
    query: null,
    rank: null,
  },
  outcome: { positive: { label: null, prediction: null }, negative: { label: null, prediction: null }, favorable: null, threshold: null },
  groups: { depth: 2, intersections: [], minN: "auto", small: "exclude", missing: "as_group", normalize: "none", define: {} },
  where: null,
  missingPrediction: "error",
  stats: { confidence: 0.95, seed: 0, resamples: 2000 },
  formulas: {},
  extras: noExtras,
};
