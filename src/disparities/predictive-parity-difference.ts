import { difference } from "../contrasts/difference.js";
import { positivePredictiveValue } from "../metrics/positive-predictive-value.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: a positive decision is equally often right in every group.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: positive predictive values 0.6 and 0.3 → 0.3.
 */
export const predictiveParityDifference = worstPair([positivePredictiveValue], difference, {
  id: "predictive_parity_difference",
  title: "Predictive parity difference",
  formula: "largest positive_predictive_value − smallest positive_predictive_value",
  aliases: ["outcome_test_difference"],
  source: "Chouldechova (2017), Big Data 5:153–163, §2",
});
