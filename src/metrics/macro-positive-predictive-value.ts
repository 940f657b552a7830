import { overClasses } from "./kind/over-classes.js";
import { positivePredictiveValue } from "./positive-predictive-value.js";

/**
 * Mean over classes of the share of the predictions of each class that are right: every class counts alike, however rare.
 *
 * Unit: score in [0, 1]. No value when a class is never predicted.
 * Example: labels a a b b, predictions a a b a → (2/3 + 1) / 2 = 5/6.
 */
export const macroPositivePredictiveValue = overClasses(positivePredictiveValue, {
  average: "macro",
  errors: "apart",
  id: "macro_positive_predictive_value",
  title: "Macro positive predictive value",
  formula: "mean over classes of tp / (tp + fp)",
  aliases: ["macro_precision"],
  source: "Sokolova & Lapalme (2009), Inf. Process. Manag. 45:427–437, table 3 (macro-averaging)",
});
