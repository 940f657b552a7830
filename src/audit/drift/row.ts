import type { GroupKey } from "../../disparities/row.js";
import type { DriftMeasure } from "../../policy/drift-settings.js";
import type { AreaErrors } from "../../stats/drift/curve-limits.js";
import type { Limits } from "../../stats/limits.js";

/** Numbers of the past and of the audited data. */
export interface Then {
  readonly past: number;
  readonly now: number;
}

export type DriftRole = "feature" | "protected" | "score" | "decision" | "label";

/** What limits are made of, so that a stored result can be judged. */
export interface DriftErrors {
  /** More than a fifth of the cells have fewer than 5 rows of both samples: measures over cells have no limits. */
  readonly sparse: boolean;
  /** Linearised variances of the index, of the divergence in nats, of the squared distance, and of χ² over rows. */
  readonly psi: number;
  readonly jensenShannon: number;
  readonly hellinger: number;
  /** χ² over rows. */
  readonly meanSquare: number;
  readonly ofMeanSquare: number;
  /** Of numbers, in their unit; and their standard deviation in the past. */
  readonly area: AreaErrors | null;
  readonly sd: number | null;
}

/** What another tool says of a column. */
export interface PeerNumber {
  /** psi_evidently. */
  readonly id: string;
  readonly value: number | null;
  readonly reason: string | null;
}

/** How the values of one column differ from those of the past. */
export interface DriftRow {
  readonly column: string;
  readonly role: DriftRole;
  /** "number" = tenths of the past's values are compared; "levels" = values one by one. */
  readonly kind: "number" | "levels";
  readonly rows: Then;
  /** Rows of equal weight, each independent, that would be as informative. */
  readonly effective: Then;
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
  /** Cramér's V of the value and the sample, 0 to 1, corrected for what chance adds. */
  readonly cramersV: number;
  /** Of numbers: Kolmogorov–Smirnov statistic and Wasserstein-1 distance, in the unit of the column and in standard deviations of the past. */
  readonly ks: number | null;
  readonly wasserstein: number | null;
  readonly wassersteinSd: number | null;
  readonly test: "smirnov_exact" | "smirnov" | "likelihood_ratio";
  readonly p: number;
  /** By Benjamini and Hochberg over the columns. */
  readonly adjusted: number;
  /** Two-sided at the plan's confidence, of the people that both samples are drawn from; null where there are none. */
  readonly limits: Readonly<Partial<Record<DriftMeasure, Limits | null>>>;
  readonly errors: DriftErrors;
  /** The same by the definitions of other tools that were asked for; rows count once each. */
  readonly others: readonly PeerNumber[];
}

/** How far a column moved among the people of one group, by every measure of a column; limits of the stability index beside it. */
export interface GroupDrift
  extends Pick<
    DriftRow,
    | "column"
    | "role"
    | "kind"
    | "cells"
    | "effective"
    | "psi"
    | "byChance"
    | "jensenShannon"
    | "hellinger"
    | "largestShare"
    | "cramersV"
    | "ks"
    | "wasserstein"
    | "wassersteinSd"
    | "errors"
  > {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The column that moved most among the people of a group, and its score. */
export interface DriftGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: Then;
  readonly score: GroupDrift | null;
  readonly largest: GroupDrift | null;
  /** Features and scores, furthest beyond chance first. */
  readonly columns: readonly GroupDrift[];
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
  readonly near: NearRows;
  /** Rows of the past among all rows, with or without an outcome. */
  readonly rows: number;
  /** Rows whose id stands in the past too; null where not both files have the column of ids. */
  readonly sameId: number | null;
}

/** Rows that hold in every column but one what a row of the past holds, rows of the past left aside. */
export interface NearRows {
  readonly rows: number;
  /** Those that are as near to another row of the same data: what chance, or people who are alike, give by themselves. */
  readonly amongThemselves: number;
  /** Decisions of rows that are neither of the past nor near to it. */
  readonly others: Agreeing;
  /** Why nothing was looked for; null when it was. */
  readonly reason: string | null;
}

/** From when rows are, and what came about only afterwards. Days as 2026-03-31, in the calendar's order. */
export interface DriftTime {
  readonly column: string;
  /** Why nothing can be said: a file lacks the column, or it holds no dates. */
  readonly reason: string | null;
  readonly past: TimeSpan | null;
  readonly now: TimeSpan | null;
  /** Rows of the past of the first audited day or later: what was learnt from them was not known yet. */
  readonly pastAfter: number;
  /** Columns of dates, and in how many audited rows they are later than the row itself. */
  readonly afterwards: readonly { readonly column: string; readonly rows: number; readonly later: number }[];
}

export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  /** Rows without a date. */
  readonly without: number;
}

/** What differs between the data and those of the past. */
export interface Drift {
  readonly past: { readonly name: string; readonly sha256: string | null };
  readonly rows: Then;
  /** Whether rows count by their weights; a past without the column of weights counts each row once. */
  readonly weighted: { readonly past: boolean; readonly now: boolean };
  /** Largest stability index first. */
  readonly columns: readonly DriftRow[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  readonly groups: readonly DriftGroup[];
  /** null when no feature is in both files, or small cells are hidden. */
  readonly seen: SeenRows | null;
  /** null where no column says from when rows are. */
  readonly time: DriftTime | null;
}
