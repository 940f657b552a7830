import { smooth } from "./kind/smooth.js";

/**
 * Negative labels per negative decision: (TN + FP) / (TN + FN). Below 1 the group gets more negative decisions than it has negative outcomes.
 *
 * Unit: ratio, 0 or more. No value when nothing is predicted negative.
 * Example: labels 1 1 1 0, predictions 1 0 0 1 → 1/2.
 */
export const conditionalRejection = smooth(({ tn, fp, fn }) => (tn + fn > 0 ? (tn + fp) / (tn + fn) : null), {
  id: "conditional_rejection",
  title: "Conditional rejection",
  formula: "(tn + fp) / (tn + fn)",
  unit: "ratio",
  range: [0, null],
  better: "neither",
  needs: ["label", "prediction"],
  aliases: [],
  sentence: null,
  source: "Das et al. (2021), Fairness Measures for Machine Learning in Finance, §3.2 (DCR)",
});
