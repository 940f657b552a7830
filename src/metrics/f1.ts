import type { Limits } from "../stats/limits.js";
import type { Metric } from "./kind/metric.js";
import { share } from "./kind/share.js";

const jaccard = share({
  id: "jaccard",
  title: "Jaccard index",
  formula: "tp / (tp + fp + fn)",
  better: "higher",
  aliases: [],
  sentence: null,
  source: "Jaccard (1912), New Phytologist 11:37–50",
  trials: (label, prediction) => label !== null && prediction !== null && (label === 1 || prediction === 1),
  hits: (label, prediction) => label === 1 && prediction === 1,
});

/**
 * Harmonic mean of precision and recall: 2TP / (2TP + FP + FN).
 *
 * A rising function of the share TP / (TP + FP + FN), whose Wilson limits it takes over: F = 2J / (1 + J).
 *
 * Unit: score in [0, 1]. No value when no row is positive in label or prediction.
 * Example: labels 1 1 1 0, predictions 1 0 1 1 → 4/6.
 */
export const f1: Metric & { readonly id: "f1" } = {
  id: "f1",
  title: "F1 score",
  formula: "2 * tp / (2 * tp + fp + fn)",
  unit: "score",
  range: [0, 1],
  better: "higher",
  needs: ["label", "prediction"],
  aliases: ["f1_score", "f_score", "dice"],
  sentence: null,
  source:
    "van Rijsbergen (1979), Information Retrieval, ch. 7; limits: Takahashi et al. (2022), Applied Intelligence 52:4961–4972, compared",
  estimate(sample) {
    const base = jaccard.estimate(sample);
    if (base.value === null) return base;
    const ofJaccard = (j: number): number => (2 * j) / (1 + j);
    return {
      ...base,
      value: ofJaccard(base.value),
      numerator: 2 * base.numerator!,
      denominator: base.denominator! + base.numerator!,
      leftOut: base.leftOut?.map(ofJaccard) ?? null,
      limits(alpha): Limits | null {
        const limits = base.limits(alpha);
        return limits && { lower: ofJaccard(limits.lower), upper: ofJaccard(limits.upper) };
      },
    };
  },
};
