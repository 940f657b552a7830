import { share } from "./kind/share.js";

/**
 * Of the rows that are truly negative, the share predicted negative: TN / (FP + TN).
 *
 * Unit: share in [0, 1]. No value without a negative label.
 * Example: labels 1 0 0 0, predictions 1 0 1 1 → 1/3.
 */
export const trueNegativeRate = share({
  id: "true_negative_rate",
  title: "True negative rate",
  formula: "tn / (fp + tn)",
  better: "higher",
  aliases: ["tnr", "specificity"],
  sentence: { among: "people whose recorded outcome is negative", event: "get a negative decision" },
  source: "Hardt, Price & Srebro (2016), NIPS, §2",
  trials: (label, prediction) => label === 0 && prediction !== null,
  hits: (_, prediction) => prediction === 0,
});
