import { overClasses } from "./kind/over-classes.js";
import { truePositiveRate } from "./true-positive-rate.js";

/**
 * Mean over classes of the share of each class's rows that are predicted as it: every class counts alike, however rare.
 *
 * Unit: score in [0, 1]. No value when a class has no row.
 * Example: labels a a b b, predictions a a b a → (1 + 1/2) / 2 = 3/4.
 */
export const macroTruePositiveRate = overClasses(truePositiveRate, {
  average: "macro",
  errors: "apart",
  id: "macro_true_positive_rate",
  title: "Macro true positive rate",
  formula: "mean over classes of tp / (tp + fn)",
  aliases: ["macro_recall", "mean_per_class_accuracy"],
  source: "Sokolova & Lapalme (2009), Inf. Process. Manag. 45:427–437, table 3 (macro-averaging)",
});
