import type { Limits } from "../../stats/limits.js";
import type { Rng } from "../../stats/rng.js";
import type { SampledAmounts } from "./amounts.js";
import type { SampledClasses } from "./classes.js";
import type { Confusion } from "./confusion.js";
import type { SampledRanking } from "./ranking.js";
import type { SampledScores } from "./scores.js";
import type { Task } from "./task.js";

/** What a metric reads of each row. A probability is a score that lies from 0 to 1 in every row; a rank is a place among the rows of a query. */
export type Role = "label" | "prediction" | "score" | "probability" | "rank";

/** A number computed from the confusion table of a group, so that any engine can feed it and any grouping can be taken from one scan. */
export interface Metric {
  /** snake_case, unique; the file's name in kebab-case. */
  readonly id: string;
  readonly title: string;
  /** In the counts tp, fp, fn, tn, or in rows; exactly what `estimate` computes. */
  readonly formula: string;
  /** An amount is in the unit of the label. */
  readonly unit: "proportion" | "ratio" | "score" | "amount";
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  readonly better: "higher" | "lower" | "neither";
  readonly needs: readonly Role[];
  /** For which tasks it is; absent = for binary decisions. */
  readonly tasks?: readonly Task[];
  /** The class that it is of, against all others. Such a metric is compared over pairs of groups only: there are many. */
  readonly ofClass?: string;
  /** All groups have the same rows in the denominator: their values are not independent, so contrasts of groups have no bounds. */
  readonly sharedDenominator?: true;
  /** Other names that users may write. */
  readonly aliases: readonly string[];
  /** The value in natural frequencies: "of 100 {among}, 57 {event}". null when it is not a share of people. */
  readonly sentence: { readonly among: string; readonly event: string } | null;
  /** Where the definition is written down: author, year, section. */
  readonly source: string;
  estimate(sample: Sample): Estimate | NoEstimate;
}

/** Some rows as a metric sees them. */
export interface Sample {
  readonly confusion: Confusion;
  /** Which decision is good for the person. */
  readonly favorable: "positive" | "negative";
  /** The same rows with each bucket of clusters left out in turn; null when rows are independent. */
  readonly leftOut: readonly Confusion[] | null;
  /** The rows of all groups together, of which these are a part. */
  readonly everyone: {
    readonly confusion: Confusion;
    readonly leftOut: readonly Confusion[] | null;
    readonly scores?: SampledScores | null;
    readonly classes?: SampledClasses | null;
    readonly amounts?: SampledAmounts | null;
    readonly ranking?: SampledRanking | null;
  };
  /** The scores of the same rows; none when the data have no score. */
  readonly scores?: SampledScores | null;
  /** Labels and predictions of the same rows by class; none when the task has no classes. */
  readonly classes?: SampledClasses | null;
  /** Amounts of the same rows; none unless amounts are predicted. */
  readonly amounts?: SampledAmounts | null;
  /** The same rows as ranked items; none unless rows are ranked. */
  readonly ranking?: SampledRanking | null;
  /** The stream for metrics whose limits are resampled; belongs to this metric and these rows alone. */
  readonly random: Rng;
  /** How many resamples such a metric takes. */
  readonly resamples: number;
  /** How many draws of chance alone a distance is held against; absent = the usual number. */
  readonly draws?: number;
}

/** A metric's value with its uncertainty. */
export interface Estimate {
  readonly value: number;
  /** Weighted sums; null where the metric is not one sum over another. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Rows in the denominator. */
  readonly n: number;
  /** Rows of equal weight that would be as informative: p(1 − p) / variance. */
  readonly nEff: number | null;
  /** How `limits` are computed, e.g. "wilson". */
  readonly method: string;
  /** One-sided lower and upper confidence limits, each missed with probability `alpha`; null when there are none. */
  limits(alpha: number): Limits | null;
  /** The value with each bucket of clusters left out; null when rows are independent. */
  readonly leftOut: Float64Array | null;
  /** The value is off to one side by chance alone, so in contrasts the distances of its limits add up rather than their squares. */
  readonly biased?: true;
  /** Where the value of the exact scores certainly lies, when they were put in bins; absent = the value is exact. `limits` allow for it. */
  readonly certified?: Limits;
  /** For a distance, which is above 0 by chance alone: its mean when there is none, and how often chance exceeds it. */
  underNone?(): UnderNone;
}

export interface UnderNone {
  readonly mean: number;
  /** (1 + number of draws at or above the value) / (1 + draws). */
  readonly pValue: number;
  readonly draws: number;
}

/** Why there is no number. */
export type NoValueReason =
  | "empty_group"
  | "zero_denominator"
  | "no_label"
  | "no_prediction"
  | "no_score"
  | "no_classes"
  | "no_amounts"
  | "no_ranking"
  | "no_relevance"
  | "constant_label"
  | "unknown_class"
  | "score_not_probability"
  | "perfect_separation"
  | "constant_score"
  | "scores_in_bins"
  | "not_applicable"
  | "fewer_than_two_groups"
  | "both_zero"
  | "reference_zero"
  | "no_reference"
  | "no_strata"
  | "no_stratum"
  | "no_benefit"
  | "no_mixed_list"
  | "no_place"
  | "component_undefined";

/** A metric that has no value for these rows. */
export interface NoEstimate {
  readonly value: null;
  readonly reason: NoValueReason;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
}

export const hasValue = (estimate: Estimate | NoEstimate): estimate is Estimate => estimate.value !== null;
