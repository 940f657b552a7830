import { difference } from "../contrasts/difference.js";
import { truePositiveRate } from "../metrics/true-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: people whose recorded outcome is positive are found equally often in every group.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: true positive rates 0.6 and 0.3 → 0.3.
 */
export const equalOpportunityDifference = worstPair([truePositiveRate], difference, {
  id: "equal_opportunity_difference",
  title: "Equal opportunity difference",
  formula: "largest true_positive_rate − smallest true_positive_rate",
  aliases: ["eopp_difference"],
  source: "Hardt, Price & Srebro (2016), NIPS, §2",
});
