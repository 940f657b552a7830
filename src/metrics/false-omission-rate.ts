import { share } from "./kind/share.js";

/**
 * Of the rows predicted negative, the share that are truly positive: FN / (TN + FN).
 *
 * Unit: share in [0, 1]. No value when nothing is predicted negative.
 * Example: labels 1 0 0 0, predictions 0 0 0 1 → 1/3.
 */
export const falseOmissionRate = share({
  id: "false_omission_rate",
  title: "False omission rate",
  formula: "fn / (tn + fn)",
  better: "lower",
  aliases: ["for"],
  sentence: { among: "people with a negative decision", event: "have a positive recorded outcome" },
  source: "Verma & Rubin (2018), FairWare, §3.2",
  trials: (label, prediction) => label !== null && prediction === 0,
  hits: (label) => label === 1,
});
