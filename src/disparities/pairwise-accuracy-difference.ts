import { difference } from "../contrasts/difference.js";
import { interGroupPairwiseAccuracy } from "../metrics/inter-group-pairwise-accuracy.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups in how often a more relevant item stands above a less relevant one of another group.
 *
 * Unit: share of pairs in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: pairwise accuracies 0.8 and 0.6 → 0.2.
 */
export const pairwiseAccuracyDifference = worstPair([interGroupPairwiseAccuracy], difference, {
  id: "pairwise_accuracy_difference",
  title: "Pairwise accuracy difference",
  formula: "largest inter_group_pairwise_accuracy − smallest inter_group_pairwise_accuracy",
  aliases: ["inter_group_pairwise_fairness"],
  source: "Beutel et al. (2019), KDD, §4 (inter-group pairwise fairness)",
});
