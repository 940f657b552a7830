import { f1 } from "./f1.js";
import { overClasses } from "./kind/over-classes.js";

/**
 * Mean over classes of the F1 score of each, each class counting as often as it is true.
 *
 * Unit: score in [0, 1]. No value without a row that has label and prediction.
 * Example: labels a a a b, predictions a a b b → 3/4 · 4/5 + 1/4 · 2/3 = 23/30.
 */
export const weightedF1 = overClasses(f1, {
  average: "weighted",
  errors: "shared",
  id: "weighted_f1",
  title: "Weighted F1 score",
  formula: "sum over classes of share of the class among labels * 2 * tp / (2 * tp + fp + fn)",
  aliases: [],
  source: 'Pedregosa et al. (2011), JMLR 12:2825–2830 (scikit-learn, average="weighted")',
});
