import { ratio } from "../contrasts/ratio.js";
import { accuracy } from "../metrics/accuracy.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: decisions fit the truth equally often in every group.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: accuracies 0.6 and 0.3 → 0.5.
 */
export const accuracyParityRatio = worstPair([accuracy], ratio, {
  id: "accuracy_parity_ratio",
  title: "Accuracy parity ratio",
  formula: "smallest accuracy / largest accuracy",
  aliases: ["overall_accuracy_equality_ratio"],
  source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3",
});
