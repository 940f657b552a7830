import { share } from "./kind/share.js";

/**
 * Of the rows predicted negative, the share that are truly negative: TN / (TN + FN).
 *
 * Unit: share in [0, 1]. No value when nothing is predicted negative.
 * Example: labels 1 0 0 0, predictions 0 0 0 1 → 2/3.
 */
export const negativePredictiveValue = share({
  id: "negative_predictive_value",
  title: "Negative predictive value",
  formula: "tn / (tn + fn)",
  better: "higher",
  aliases: ["npv"],
  sentence: { among: "people with a negative decision", event: "have a negative recorded outcome" },
  source: "Verma & Rubin (2018), FairWare, §3.2",
  trials: (label, prediction) => label !== null && prediction === 0,
  hits: (label) => label === 0,
});
