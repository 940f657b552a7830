import { ratio } from "../contrasts/ratio.js";
import { falsePositiveRate } from "../metrics/false-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: people whose recorded outcome is negative get a positive decision equally often in every group.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: false positive rates 0.6 and 0.3 → 0.5.
 */
export const predictiveEqualityRatio = worstPair([falsePositiveRate], ratio, {
  id: "predictive_equality_ratio",
  title: "Predictive equality ratio",
  formula: "smallest false_positive_rate / largest false_positive_rate",
  aliases: ["false_positive_error_rate_balance_ratio"],
  source: "Corbett-Davies et al. (2017), KDD, §2",
});
