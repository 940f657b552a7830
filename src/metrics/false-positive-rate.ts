import { share } from "./kind/share.js";

/**
 * Of the rows that are truly negative, the share predicted positive: FP / (FP + TN).
 *
 * Equal false positive rates across groups are "predictive equality".
 *
 * Unit: share in [0, 1]. No value without a negative label.
 * Example: labels 1 0 0 0, predictions 1 0 1 1 → 2/3.
 */
export const falsePositiveRate = share({
  id: "false_positive_rate",
  title: "False positive rate",
  formula: "fp / (fp + tn)",
  better: "lower",
  aliases: ["fpr", "fall_out", "false_alarm_rate"],
  sentence: { among: "people whose recorded outcome is negative", event: "get a positive decision" },
  source: "Hardt, Price & Srebro (2016), NIPS, §2; Corbett-Davies et al. (2017), KDD, §2",
  trials: (label, prediction) => label === 0 && prediction !== null,
  hits: (_, prediction) => prediction === 1,
});
