import { overClasses } from "./kind/over-classes.js";
import { positivePredictiveValue } from "./positive-predictive-value.js";

/**
 * Mean over classes of the share of the predictions of each class that are right, each class counting as often as it is true.
 *
 * Unit: score in [0, 1]. No value when a class that is true of some row is never predicted.
 * Example: labels a a a b, predictions a a b b → 3/4 · 1 + 1/4 · 1/2 = 7/8.
 */
export const weightedPositivePredictiveValue = overClasses(positivePredictiveValue, {
  average: "weighted",
  errors: "apart",
  id: "weighted_positive_predictive_value",
  title: "Weighted positive predictive value",
  formula: "sum over classes of share of the class among labels * tp / (tp + fp)",
  aliases: ["weighted_precision"],
  source: 'Pedregosa et al. (2011), JMLR 12:2825–2830 (scikit-learn, average="weighted")',
});
