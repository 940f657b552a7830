import { meanError } from "../metrics/mean-error.js";
import { standardizedDifference } from "./kind/standardized-difference.js";

/**
 * Largest difference between the mean errors of two groups, in standard deviations of the errors within groups.
 *
 * What is left of a difference in predictions once true amounts are taken off: one group is predicted too high.
 *
 * Unit: standard deviations, 0 or more; 0 = equal. No value with fewer than two groups to compare, or when errors do not vary.
 * Example: errors −1 1 against 2 4: means 0 and 3, standard deviation √2 → 3/√2.
 */
export const residualStandardizedMeanDifference = standardizedDifference({
  of: "errors",
  metric: meanError,
  id: "residual_standardized_mean_difference",
  title: "Standardised mean difference of errors",
  formula: "(largest mean_error − smallest mean_error) / pooled standard deviation of errors",
  aliases: ["residual_smd"],
  source: "Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, §2.5, of errors",
});
