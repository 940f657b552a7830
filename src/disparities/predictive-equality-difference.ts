import { difference } from "../contrasts/difference.js";
import { falsePositiveRate } from "../metrics/false-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: people whose recorded outcome is negative get a positive decision equally often in every group.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: false positive rates 0.6 and 0.3 → 0.3.
 */
export const predictiveEqualityDifference = worstPair([falsePositiveRate], difference, {
  id: "predictive_equality_difference",
  title: "Predictive equality difference",
  formula: "largest false_positive_rate − smallest false_positive_rate",
  aliases: ["false_positive_error_rate_balance_difference"],
  source: "Corbett-Davies et al. (2017), KDD, §2",
});
