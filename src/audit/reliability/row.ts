import type { GroupKey } from "../../disparities/row.js";
import type { RateGap } from "../rows/rate-gap.js";

/** How far scores can be relied on, group by group: learnt on one half of the rows, held against the other. */
export interface Reliability {
  /** Whether scores and decisions are the model's answers or columns of the data. */
  readonly by: "model" | "data";
  /** Why there is nothing; null when there is. */
  readonly reason: string | null;
  /** Share of wrong answers that the guarantee allows. */
  readonly alpha: number;
  readonly rows: { readonly learnt: number; readonly judged: number; readonly leftOut: number };
  /** Whether rows count by their weights. What is expected without labels is then not given. */
  readonly weighted: boolean;
  /** Whether a guarantee that holds for everybody holds for each group. */
  readonly guarantee: Guarantee | null;
  /** Whether outcomes are as frequent as scores say, without bins; [] of amounts. */
  readonly calibration: readonly CalibrationRow[];
  /** What would be expected of decisions where labels are not known, beside what came true; [] of amounts. */
  readonly expected: readonly ExpectedRow[];
}

/** A guarantee by split-conformal prediction: answers that hold the truth for 1 − α of new people at least, taken all together. */
export interface Guarantee {
  /** Answers hold every class whose score is off by at most this, or amounts within this; null when there are too few rows for any. */
  readonly quantile: number | null;
  readonly groups: readonly GuaranteeRow[];
  /** Coverage of the best-served group less that of the worst, one an attribute. */
  readonly gaps: readonly RateGap[];
  /** Mean number of classes in an answer, of the group with the most less that with the fewest, one an attribute; [] of amounts, whose intervals are as wide for every group. */
  readonly sizeGaps: readonly RateGap[];
}

export interface GuaranteeRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Rows of the half that judges, and those whose answer holds the truth. */
  readonly n: number;
  readonly covered: number;
  /** Share of the people, by weight, whose answer holds the truth. */
  readonly coverage: number | null;
  /** Rows of equal weight that would be as informative. */
  readonly nEff: number;
  /** Exact limits (Clopper–Pearson), of weighted rows Wilson's, two-sided at the plan's confidence. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Mean number of classes in an answer, or mean width of the interval. */
  readonly size: number | null;
  /** Answers of one class, and how many of those are wrong; null of amounts. */
  readonly single: { readonly n: number; readonly wrong: number } | null;
  /** What the group's own rows would ask for; null with a reason. */
  readonly own: { readonly n: number; readonly quantile: number | null; readonly reason: string | null };
}

export interface CalibrationRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  /** Mean outcome less mean score. */
  readonly meanError: number | null;
  /** Largest share of the people by which outcomes add up to more or less than scores do, from the lowest score on; and its standard error. */
  readonly distance: number | null;
  readonly spread: number | null;
  /** Largest cumulative difference in its standard deviations; p alone, and by Holm over the groups of the attribute. */
  readonly ks: number | null;
  readonly kuiper: number | null;
  readonly spiegelhalter: number | null;
  readonly p: { readonly ks: number; readonly kuiper: number; readonly spiegelhalter: number | null; readonly adjusted: number } | null;
  readonly reason: string | null;
}

export type ExpectedMetric = "accuracy" | "positive_predictive_value" | "true_positive_rate" | "f1";

export interface ExpectedRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  readonly metrics: Readonly<Record<ExpectedMetric, ExpectedValue>>;
}

/** What is expected without labels, the range in which the truth then lies, and what came true. */
export interface ExpectedValue {
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly realised: number | null;
  readonly reason: string | null;
}
