import { correlationOf } from "../stats/correlation.js";
import type { Limits } from "../stats/limits.js";
import { hasValue, type Metric } from "./kind/metric.js";
import { trueNegativeRate } from "./true-negative-rate.js";
import { truePositiveRate } from "./true-positive-rate.js";

/**
 * Mean of true positive rate and true negative rate: (TP / (TP + FN) + TN / (FP + TN)) / 2.
 *
 * Limits by MOVER from the Wilson limits of the two rates, whose rows are disjoint; clusters that have both kinds
 * of rows count by the correlation they cause.
 *
 * Unit: score in [0, 1]. No value without both a positive and a negative label.
 * Example: labels 1 1 0 0 0 0, predictions 1 0 0 0 0 1 → (1/2 + 3/4) / 2 = 5/8.
 */
export const balancedAccuracy: Metric & { readonly id: "balanced_accuracy" } = {
  id: "balanced_accuracy",
  title: "Balanced accuracy",
  formula: "(tp / (tp + fn) + tn / (fp + tn)) / 2",
  unit: "score",
  range: [0, 1],
  better: "higher",
  needs: ["label", "prediction"],
  aliases: ["bacc", "balanced_accuracy_score"],
  sentence: null,
  source: "Brodersen et al. (2010), ICPR, §2; limits: Zou & Donner (2008), Statistics in Medicine 27:1693–1702",
  estimate(sample) {
    const tpr = truePositiveRate.estimate(sample);
    const tnr = trueNegativeRate.estimate(sample);
    const n = tpr.n + tnr.n;
    if (!hasValue(tpr) || !hasValue(tnr))
      return { value: null, reason: n === 0 ? "empty_group" : "zero_denominator", numerator: null, denominator: null, n };
    const value = (tpr.value + tnr.value) / 2;
    const correlation = correlationOf(tpr.leftOut, tnr.leftOut);
    return {
      value,
      numerator: null,
      denominator: null,
      n,
      nEff: null,
      method: "mover",
      leftOut: tpr.leftOut?.map((v, j) => (v + tnr.leftOut![j]!) / 2) ?? null,
      limits(alpha): Limits | null {
        const a = tpr.limits(alpha);
        const b = tnr.limits(alpha);
        if (a === null || b === null) return null;
        return {
          lower: value - together(tpr.value - a.lower, tnr.value - b.lower, correlation) / 2,
          upper: value + together(a.upper - tpr.value, b.upper - tnr.value, correlation) / 2,
        };
      },
    };
  },
};

const together = (x: number, y: number, correlation: number): number => Math.sqrt(Math.max(0, x * x + y * y + 2 * correlation * x * y));
