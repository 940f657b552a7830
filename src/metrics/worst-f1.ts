import { f1 } from "./f1.js";
import { overClasses } from "./kind/over-classes.js";

/**
 * Lowest over classes of the F1 score of each.
 *
 * Unit: score in [0, 1]. No value when a class is neither in labels nor in predictions.
 * Example: labels a a b b, predictions a a b a → 2/3.
 */
export const worstF1 = overClasses(f1, {
  average: "worst",
  errors: "shared",
  id: "worst_f1",
  title: "Worst F1 score of a class",
  formula: "min over classes of 2 * tp / (2 * tp + fp + fn)",
  aliases: [],
  source: "Sagawa et al. (2020), ICLR, §2 (worst case over parts of the data, here over classes)",
});
