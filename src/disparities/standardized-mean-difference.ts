import { meanPrediction } from "../metrics/mean-prediction.js";
import { standardizedDifference } from "./kind/standardized-difference.js";

/**
 * Largest difference between the mean predictions of two groups, in standard deviations of the predictions within groups.
 *
 * Unit: standard deviations, 0 or more; 0 = equal. No value with fewer than two groups to compare, or when predictions do not vary.
 * Example: predictions 1 3 against 4 6: means 2 and 5, standard deviation √2 → 3/√2.
 */
export const standardizedMeanDifference = standardizedDifference({
  of: "predictions",
  metric: meanPrediction,
  id: "standardized_mean_difference",
  title: "Standardised mean difference of predictions",
  formula: "(largest mean_prediction − smallest mean_prediction) / pooled standard deviation",
  aliases: ["smd", "cohens_d", "standardised_mean_difference"],
  source: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, §2.5",
});
