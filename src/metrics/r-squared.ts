import type { Limits } from "../stats/limits.js";
import { type AmountMean, estimateMean } from "./kind/amount-mean.js";
import { hasValue, type Metric } from "./kind/metric.js";

const squaredError: AmountMean = { of: "errors", each: (error) => error * error, value: (mean) => mean, scale: "log" };

/**
 * Share of the variance of the true amounts that the predictions explain: 1 − Σ(prediction − label)² / Σ(label − mean)².
 *
 * Comparing groups by it needs care: with the same errors it is lower in a group whose true amounts vary less. Limits from
 * those of both sums, each at half the error, so that they hold however the two depend on each other.
 *
 * Unit: share, at most 1; 0 = no better than the group's mean. No value when all labels are equal.
 * Example: predictions 1 2 4, labels 1 2 3 → 1 − 1/2 = 1/2.
 */
export const rSquared: Metric & { readonly id: "r_squared" } = {
  id: "r_squared",
  title: "R squared",
  formula: "1 - sum((prediction - label) ^ 2) / sum((label - mean(label)) ^ 2)",
  unit: "score",
  range: [null, 1],
  better: "higher",
  needs: ["label", "prediction"],
  tasks: ["regression"],
  aliases: ["r2", "coefficient_of_determination"],
  sentence: null,
  source: "Kvålseth (1985), American Statistician 39:279–285, (1)",
  estimate(sample) {
    const errors = estimateMean(squaredError, sample);
    const centre = estimateMean({ of: "labels", each: (x) => x, value: (mean) => mean, scale: "plain" }, sample);
    if (!hasValue(errors)) return errors;
    if (!hasValue(centre)) return centre;
    const squares = estimateMean({ of: "labels", each: (x) => (x - centre.value) ** 2, value: (mean) => mean, scale: "log" }, sample);
    const none = { value: null, numerator: null, denominator: null, n: errors.n } as const;
    if (!hasValue(squares) || !(squares.value > 0)) return { ...none, reason: "constant_label" };
    const explained = (error: number, variance: number): number => 1 - error / variance;
    return {
      value: explained(errors.value, squares.value),
      numerator: null,
      denominator: null,
      n: errors.n,
      nEff: null,
      method: "both_sums",
      leftOut: errors.leftOut?.map((error, j) => explained(error, squares.leftOut![j]!)) ?? null,
      limits(alpha): Limits | null {
        const [e, v] = [errors.limits(alpha / 2), squares.limits(alpha / 2)];
        return e && v && v.lower > 0 ? { lower: explained(e.upper, v.lower), upper: explained(e.lower, v.upper) } : null;
      },
    };
  },
};
