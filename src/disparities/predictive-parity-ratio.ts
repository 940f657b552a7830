import { ratio } from "../contrasts/ratio.js";
import { positivePredictiveValue } from "../metrics/positive-predictive-value.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: a positive decision is equally often right in every group.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: positive predictive values 0.6 and 0.3 → 0.5.
 */
export const predictiveParityRatio = worstPair([positivePredictiveValue], ratio, {
  id: "predictive_parity_ratio",
  title: "Predictive parity ratio",
  formula: "smallest positive_predictive_value / largest positive_predictive_value",
  aliases: ["outcome_test_ratio"],
  source: "Chouldechova (2017), Big Data 5:153–163, §2",
});
