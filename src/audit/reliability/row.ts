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
  /** Intervals of amounts that stand in the data; null where none were named. */
  readonly intervals: GivenIntervals | null;
  /** Whether outcomes are as frequent as scores say, without bins; [] of amounts. */
  readonly calibration: readonly CalibrationRow[];
  /** What would be expected of decisions where labels are not known, beside what came true; [] of amounts. */
  readonly expected: readonly ExpectedRow[];
}

/** "classes" = every class that is not too far off; of amounts an interval as wide for everybody, in proportion to a column of spread, or the one that is there widened. */
export type AnswerKind = "classes" | "even" | "scaled" | "widened";

/** Whom some answers serve, group by group. */
export interface Answers {
  /** Coverage of the best-served group less that of the worst, one an attribute. */
  readonly gaps: readonly RateGap[];
  /** Mean width of the intervals of the group with the widest less that with the narrowest, one an attribute; [] of classes, and of intervals that are as wide for everybody. */
  readonly widthGaps: readonly RateGap[];
  /** Of everybody, how often answers hold the truth that say about as much as each other; [] where all say as much. */
  readonly bySize: readonly SizeRow[];
}

/** A guarantee by split-conformal prediction: answers that hold the truth for 1 − α of new people at least, taken all together. */
export interface Guarantee extends Answers {
  readonly kind: AnswerKind;
  /** Answers hold every class whose score is off by at most this, or amounts within this, within this many times the spread, or within the interval moved outwards by this; null when there are too few rows for any. */
  readonly quantile: number | null;
  readonly groups: readonly GuaranteeRow[];
  /** Mean number of classes in an answer, of the group with the most less that with the fewest, one an attribute; [] of amounts. */
  readonly sizeGaps: readonly RateGap[];
}

/** Intervals that stand in the data, as they are, of all rows that have one. */
export interface GivenIntervals extends Answers {
  readonly lower: string;
  readonly upper: string;
  /** Rows whose interval is missing or ends before it begins. */
  readonly leftOut: number;
  readonly groups: readonly AnswerRow[];
}

/** How often answers hold the truth, among those with `from` to `to` classes, or as wide. */
export interface SizeRow {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly covered: number;
  readonly coverage: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface AnswerRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Rows that are judged, and those whose answer holds the truth. */
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
  /** How widths are spread; null of classes, and of intervals that are as wide for everybody. */
  readonly widths: Widths | null;
  /** Answers of one class, and how many of those are wrong; null of amounts. */
  readonly single: { readonly n: number; readonly wrong: number } | null;
}

export interface Widths {
  /** Standard error of the mean width; null where all are equal or one. */
  readonly se: number | null;
  readonly df: number;
  /** Skewness of the mean width; its limits are wider on the side of the longer tail. */
  readonly skew: number;
  /** The median width with two-sided limits at the plan's confidence. */
  readonly median: number;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
}

export interface GuaranteeRow extends AnswerRow {
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
