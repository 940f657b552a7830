import { overClasses } from "./kind/over-classes.js";
import { truePositiveRate } from "./true-positive-rate.js";

/**
 * Lowest over classes of the share of each class's rows that are predicted as it.
 *
 * Unit: score in [0, 1]. No value when a class has no row.
 * Example: labels a a b b, predictions a a b a → 1/2.
 */
export const worstTruePositiveRate = overClasses(truePositiveRate, {
  average: "worst",
  errors: "apart",
  id: "worst_true_positive_rate",
  title: "Worst true positive rate of a class",
  formula: "min over classes of tp / (tp + fn)",
  aliases: ["worst_class_recall"],
  source: "Sagawa et al. (2020), ICLR, §2 (worst case over parts of the data, here over classes)",
});
