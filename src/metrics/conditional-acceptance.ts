import { smooth } from "./kind/smooth.js";

/**
 * Positive labels per positive decision: (TP + FN) / (TP + FP). Above 1 the group gets fewer positive decisions than it has positive outcomes.
 *
 * Unit: ratio, 0 or more. No value when nothing is predicted positive.
 * Example: labels 1 1 1 0, predictions 1 0 0 1 → 3/2.
 */
export const conditionalAcceptance = smooth(({ tp, fp, fn }) => (tp + fp > 0 ? (tp + fn) / (tp + fp) : null), {
  id: "conditional_acceptance",
  title: "Conditional acceptance",
  formula: "(tp + fn) / (tp + fp)",
  unit: "ratio",
  range: [0, null],
  better: "neither",
  needs: ["label", "prediction"],
  aliases: [],
  sentence: null,
  source: "Das et al. (2021), Fairness Measures for Machine Learning in Finance, §3.2 (DCA)",
});
