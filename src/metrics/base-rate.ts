import { share } from "./kind/share.js";

/**
 * Of all rows with a label, the share whose label is positive: (TP + FN) / n, whatever was predicted.
 *
 * Unit: share in [0, 1]. No value without a row that has a label.
 * Example: labels 1 1 1 0 → 3/4.
 */
export const baseRate = share({
  id: "base_rate",
  title: "Base rate",
  formula: "(tp + fn) / n",
  better: "neither",
  aliases: ["prevalence", "positive_label_rate"],
  sentence: { among: "people", event: "have a positive recorded outcome" },
  source: "Chouldechova (2017), Big Data 5:153–163, §2",
  trials: (label) => label !== null,
  hits: (label) => label === 1,
});
