import { share } from "./kind/share.js";

/**
 * Of the rows predicted positive, the share that are truly positive: TP / (TP + FP).
 *
 * Equal values across groups are "predictive parity".
 *
 * Unit: share in [0, 1]. No value when nothing is predicted positive.
 * Example: labels 1 0 1 0, predictions 1 1 1 0 → 2/3.
 */
export const positivePredictiveValue = share({
  id: "positive_predictive_value",
  title: "Positive predictive value",
  formula: "tp / (tp + fp)",
  better: "higher",
  aliases: ["ppv", "precision"],
  sentence: { among: "people with a positive decision", event: "have a positive recorded outcome" },
  source: "Chouldechova (2017), Big Data 5:153–163, §2",
  trials: (label, prediction) => label !== null && prediction === 1,
  hits: (label) => label === 1,
});
