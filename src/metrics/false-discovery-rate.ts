import { share } from "./kind/share.js";

/**
 * Of the rows predicted positive, the share that are truly negative: FP / (TP + FP).
 *
 * Unit: share in [0, 1]. No value when nothing is predicted positive.
 * Example: labels 1 0 1 0, predictions 1 1 1 0 → 1/3.
 */
export const falseDiscoveryRate = share({
  id: "false_discovery_rate",
  title: "False discovery rate",
  formula: "fp / (tp + fp)",
  better: "lower",
  aliases: ["fdr"],
  sentence: { among: "people with a positive decision", event: "have a negative recorded outcome" },
  source: "Verma & Rubin (2018), FairWare, §3.2",
  trials: (label, prediction) => label !== null && prediction === 1,
  hits: (label) => label === 0,
});
