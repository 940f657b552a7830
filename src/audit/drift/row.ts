import type { GroupKey } from "../../disparities/row.js";

/** Numbers of the past and of the audited data. */
export interface Then {
  readonly past: number;
  readonly now: number;
}

export type DriftRole = "feature" | "protected" | "score" | "decision" | "label";

/** How the values of one column differ from those of the past. */
export interface DriftRow {
  readonly column: string;
  readonly role: DriftRole;
  /** "number" = tenths of the past's values are compared; "levels" = values one by one. */
  readonly kind: "number" | "levels";
  readonly rows: Then;
  /** Rows without a value; they are a cell of their own. */
  readonly missing: Then;
  readonly cells: number;
  /** Population stability index in nats, half a row added to each cell. */
  readonly psi: number;
  /** What the index is on average without drift, in samples of this size. */
  readonly byChance: number;
  /** Jensen–Shannon distance of the cells, base 2. */
  readonly jensenShannon: number;
  readonly hellinger: number;
  /** Largest difference of the share of one cell (L∞). */
  readonly largestShare: number;
  /** Of numbers: Kolmogorov–Smirnov statistic and Wasserstein-1 distance, in the unit of the column and in standard deviations of the past. */
  readonly ks: number | null;
  readonly wasserstein: number | null;
  readonly wassersteinSd: number | null;
  readonly test: "smirnov_exact" | "smirnov" | "likelihood_ratio";
  readonly p: number;
  /** By Benjamini and Hochberg over the columns. */
  readonly adjusted: number;
}

/** The column that moved most among the people of a group, and its score. */
export interface DriftGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: Then;
  readonly score: Pick<DriftRow, "column" | "psi" | "byChance"> | null;
  readonly largest: Pick<DriftRow, "column" | "psi" | "byChance"> | null;
  /** Why there is no number. */
  readonly reason: string | null;
}

/** Decisions that agree with outcomes; null when there are none to compare. */
export interface Agreeing {
  readonly rows: number;
  readonly accuracy: number | null;
}

/** Rows whose features are, to the last, those of a row of the past. */
export interface SeenRows {
  /** Columns that were compared: features and protected attributes in both files. */
  readonly columns: readonly string[];
  /** Rows with a decision and an outcome: all, those of the past, the others. */
  readonly all: Agreeing;
  readonly seen: Agreeing;
  readonly others: Agreeing;
  /** Rows of the past among all rows, with or without an outcome. */
  readonly rows: number;
}

/** What differs between the data and those of the past. Nothing is judged by it. */
export interface Drift {
  readonly past: { readonly name: string; readonly sha256: string | null };
  readonly rows: Then;
  /** Largest stability index first. */
  readonly columns: readonly DriftRow[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  readonly groups: readonly DriftGroup[];
  /** null when no feature is in both files, or small cells are hidden. */
  readonly seen: SeenRows | null;
}
