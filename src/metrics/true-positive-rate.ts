import { share } from "./kind/share.js";

/**
 * Of the rows that are truly positive, the share predicted positive: TP / (TP + FN).
 *
 * Equal true positive rates across groups are "equal opportunity". It says nothing about false alarms:
 * read it beside `false_positive_rate`.
 *
 * Unit: share in [0, 1]. No value without a positive label.
 * Example: labels 1 1 1 0, predictions 1 0 1 1 → 2/3.
 */
export const truePositiveRate = share({
  id: "true_positive_rate",
  title: "True positive rate",
  formula: "tp / (tp + fn)",
  better: "higher",
  aliases: ["tpr", "recall", "sensitivity", "hit_rate"],
  sentence: { among: "people whose recorded outcome is positive", event: "get a positive decision" },
  source: "Hardt, Price & Srebro (2016), NIPS, §2",
  trials: (label, prediction) => label === 1 && prediction !== null,
  hits: (_, prediction) => prediction === 1,
});
