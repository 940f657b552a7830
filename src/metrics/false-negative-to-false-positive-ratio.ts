import type { Limits } from "../stats/limits.js";
import type { Metric } from "./kind/metric.js";
import { share } from "./kind/share.js";

const missShare = share({
  id: "miss_share",
  title: "Share of the errors that are false negatives",
  formula: "fn / (fn + fp)",
  better: "neither",
  aliases: [],
  sentence: null,
  source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3",
  trials: (label, prediction) => label !== null && prediction !== null && label !== prediction,
  hits: (label) => label === 1,
});

/**
 * False negatives per false positive: FN / FP. Equal values across groups are "treatment equality".
 *
 * The odds of the share FN / (FN + FP), whose Wilson limits it takes over.
 *
 * Unit: ratio, 0 or more. No value without a false positive.
 * Example: labels 1 1 0 0, predictions 0 0 1 0 → 2.
 */
export const falseNegativeToFalsePositiveRatio: Metric & { readonly id: "false_negative_to_false_positive_ratio" } = {
  id: "false_negative_to_false_positive_ratio",
  title: "False negatives per false positive",
  formula: "fn / fp",
  unit: "ratio",
  range: [0, null],
  better: "neither",
  needs: ["label", "prediction"],
  aliases: ["treatment_ratio", "tau"],
  sentence: null,
  source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3 (treatment equality)",
  estimate(sample) {
    const base = missShare.estimate(sample);
    if (base.value === null) return base;
    const falsePositives = base.denominator! - base.numerator!;
    if (!(falsePositives > 0)) {
      return { value: null, reason: "zero_denominator", numerator: base.numerator, denominator: falsePositives, n: base.n };
    }
    const odds = (p: number): number => p / (1 - p);
    return {
      ...base,
      value: base.numerator! / falsePositives,
      denominator: falsePositives,
      method: `${base.method}_odds`,
      leftOut: base.leftOut?.map(odds) ?? null,
      limits(alpha): Limits | null {
        const limits = base.limits(alpha);
        return limits && limits.upper < 1 ? { lower: odds(limits.lower), upper: odds(limits.upper) } : null;
      },
    };
  },
};
