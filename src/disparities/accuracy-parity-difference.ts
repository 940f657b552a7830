import { difference } from "../contrasts/difference.js";
import { accuracy } from "../metrics/accuracy.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: decisions fit the truth equally often in every group.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: accuracies 0.6 and 0.3 → 0.3.
 */
export const accuracyParityDifference = worstPair([accuracy], difference, {
  id: "accuracy_parity_difference",
  title: "Accuracy parity difference",
  formula: "largest accuracy − smallest accuracy",
  aliases: ["overall_accuracy_equality_difference"],
  source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3",
});
