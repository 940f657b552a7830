import type { Limits } from "../../stats/limits.js";
import type { Rng } from "../../stats/rng.js";
import type { Confusion } from "./confusion.js";

/** What a metric reads of each row. */
export type Role = "label" | "prediction";

/** A number computed from the confusion table of a group, so that any engine can feed it and any grouping can be taken from one scan. */
export interface Metric {
  /** snake_case, unique; the file's name in kebab-case. */
  readonly id: string;
  readonly title: string;
  /** In the counts tp, fp, fn, tn, or in rows; exactly what `estimate` computes. */
  readonly formula: string;
  readonly unit: "proportion" | "ratio" | "score";
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  readonly better: "higher" | "lower" | "neither";
  readonly needs: readonly Role[];
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
  readonly everyone: { readonly confusion: Confusion; readonly leftOut: readonly Confusion[] | null };
  /** The stream for metrics whose limits are resampled; belongs to this metric and these rows alone. */
  readonly random: Rng;
  /** How many resamples such a metric takes. */
  readonly resamples: number;
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
}

/** Why there is no number. */
export type NoValueReason =
  | "empty_group"
  | "zero_denominator"
  | "no_label"
  | "no_prediction"
  | "not_applicable"
  | "fewer_than_two_groups"
  | "both_zero"
  | "reference_zero"
  | "no_reference"
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
