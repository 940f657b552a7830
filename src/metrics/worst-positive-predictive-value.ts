import { overClasses } from "./kind/over-classes.js";
import { positivePredictiveValue } from "./positive-predictive-value.js";

/**
 * Lowest over classes of the share of the predictions of each class that are right.
 *
 * Unit: score in [0, 1]. No value when a class is never predicted.
 * Example: labels a a b b, predictions a a b a → 2/3.
 */
export const worstPositivePredictiveValue = overClasses(positivePredictiveValue, {
  average: "worst",
  errors: "apart",
  id: "worst_positive_predictive_value",
  title: "Worst positive predictive value of a class",
  formula: "min over classes of tp / (tp + fp)",
  aliases: ["worst_class_precision"],
  source: "Sagawa et al. (2020), ICLR, §2 (worst case over parts of the data, here over classes)",
});
