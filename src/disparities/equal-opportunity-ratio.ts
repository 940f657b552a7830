import { ratio } from "../contrasts/ratio.js";
import { truePositiveRate } from "../metrics/true-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: people whose recorded outcome is positive are found equally often in every group.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: true positive rates 0.6 and 0.3 → 0.5.
 */
export const equalOpportunityRatio = worstPair([truePositiveRate], ratio, {
  id: "equal_opportunity_ratio",
  title: "Equal opportunity ratio",
  formula: "smallest true_positive_rate / largest true_positive_rate",
  aliases: ["eopp_ratio"],
  source: "Hardt, Price & Srebro (2016), NIPS, §2",
});
