import { smooth } from "./kind/smooth.js";

/**
 * Correlation of label and prediction: (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)).
 *
 * Unit: score in [−1, 1]; 0 for predictions unrelated to the labels. No value when all labels or all
 * predictions are equal.
 * Example: tp 2, fp 1, fn 1, tn 2 → (4 − 1) / √81 = 1/3.
 */
export const matthewsCorrelation = smooth(
  ({ tp, fp, fn, tn }) => {
    const square = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
    return square > 0 ? (tp * tn - fp * fn) / Math.sqrt(square) : null;
  },
  {
    id: "matthews_correlation",
    title: "Matthews correlation",
    formula: "(tp * tn - fp * fn) / sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))",
    unit: "score",
    range: [-1, 1],
    better: "higher",
    needs: ["label", "prediction"],
    aliases: ["mcc", "phi_coefficient", "matthews_corrcoef"],
    sentence: null,
    source: "Matthews (1975), Biochimica et Biophysica Acta 405:442–451",
  },
);
