import { share } from "./kind/share.js";

/**
 * Of the rows that are truly positive, the share predicted negative: FN / (TP + FN).
 *
 * Unit: share in [0, 1]. No value without a positive label.
 * Example: labels 1 1 1 0, predictions 1 0 1 1 → 1/3.
 */
export const falseNegativeRate = share({
  id: "false_negative_rate",
  title: "False negative rate",
  formula: "fn / (tp + fn)",
  better: "lower",
  aliases: ["fnr", "miss_rate"],
  sentence: { among: "people whose recorded outcome is positive", event: "get a negative decision" },
  source: "Hardt, Price & Srebro (2016), NIPS, §2",
  trials: (label, prediction) => label === 1 && prediction !== null,
  hits: (_, prediction) => prediction === 0,
});
