import { f1 } from "./f1.js";
import { overClasses } from "./kind/over-classes.js";

/**
 * Mean over classes of the F1 score of each: every class counts alike, however rare.
 *
 * Unit: score in [0, 1]. No value when a class is neither in labels nor in predictions.
 * Example: labels a a b b, predictions a a b a → (4/5 + 2/3) / 2 = 11/15.
 */
export const macroF1 = overClasses(f1, {
  average: "macro",
  errors: "shared",
  id: "macro_f1",
  title: "Macro F1 score",
  formula: "mean over classes of 2 * tp / (2 * tp + fp + fn)",
  aliases: [],
  source: "Sokolova & Lapalme (2009), Inf. Process. Manag. 45:427–437, table 3 (macro-averaging)",
});
