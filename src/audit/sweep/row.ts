import type { GroupKey } from "../../disparities/row.js";

/** What other thresholds of the score would do to the groups of one grouping, and how scores, curves and calibration lie. */
export interface SweepRow {
  readonly by: readonly string[];
  /** Thresholds, ascending, at each of which a decision is score >= threshold; the last one decides nobody positive. At most 101, of all that make a difference. */
  readonly thresholds: readonly number[];
  /** How many thresholds make a difference. */
  readonly distinct: number;
  /** The threshold that is in force; null when decisions were given without one, or none were. */
  readonly operating: number | null;
  readonly groups: readonly SweptGroup[];
  readonly limits: readonly SweptLimit[];
}

export interface SweptGroup {
  readonly group: GroupKey;
  /** Rows with a score. */
  readonly n: number;
  /** Whether it counts for `limits`. */
  readonly compared: boolean;
  /** One number a threshold; null where the rate has no denominator. */
  readonly selectionRate: readonly (number | null)[];
  readonly truePositiveRate: readonly (number | null)[];
  readonly falsePositiveRate: readonly (number | null)[];
  readonly positivePredictiveValue: readonly (number | null)[];
  /** Share of the group's weight in each of equally wide bands of scores, from the lowest score of all to the highest. */
  readonly bands: readonly number[];
  /** Labels against scores in bins of about equal weight; [] without labels or probabilities. */
  readonly calibration: readonly SweptBin[];
}

export interface SweptBin {
  readonly meanScore: number;
  readonly rate: number;
  /** Rows. */
  readonly n: number;
  /** Two-sided limits of the rate at the plan's confidence; null when rows of fewer than two buckets of clusters are in it. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Where a limit on the gap between the groups that are compared would be met, as observed: no allowance for chance. */
export interface SweptLimit {
  readonly metric: string;
  readonly contrast: "difference" | "ratio";
  readonly limit: number;
  /** Whether the threshold in force meets it; null when there is none, or the gap has no value there. */
  readonly atOperating: boolean | null;
  /** Ranges of thresholds, both ends included, that meet it; at most 20, the widest in scores. */
  readonly ranges: readonly SweptRange[];
  /** False when there are more ranges. */
  readonly complete: boolean;
}

export interface SweptRange {
  readonly from: number;
  readonly to: number;
  /** Share of everybody compared that is decided positive at the two ends. */
  readonly selectionRate: { readonly from: number; readonly to: number };
}
