import type { Answer } from "../convention.js";
import { quotient, type Side, shares } from "../sides.js";

/** A rate of one side, as tools compare it. */
export interface SideRate {
  /** What it is called here. */
  readonly metric: string;
  readonly title: string;
  readonly formula: string;
  readonly needs: readonly ("label" | "prediction")[];
  of(side: Side): Answer;
}

const both = ["label", "prediction"] as const;
const rate = (metric: string, title: string, formula: string, of: SideRate["of"], needs: SideRate["needs"] = both): SideRate => ({
  metric,
  title,
  formula,
  needs,
  of,
});

export const selectionRate = rate("selection_rate", "selection rate", "(TP + FP) / n", (side) => shares(side.predictions)[1], [
  "prediction",
]);
/** The same of favourable decisions, whichever they are. */
export const favorableRate = rate("favorable_decision_rate", "selection rate", "(TP + FP) / n", (side) => shares(side.predictions)[1], [
  "prediction",
]);
export const baseRate = rate("base_rate", "base rate", "(TP + FN) / n", (side) => shares(side.labels)[1], ["label"]);
export const truePositiveRate = rate("true_positive_rate", "true positive rate", "TP / (TP + FN)", ({ tp, fn }) => quotient(tp, tp + fn));
export const trueNegativeRate = rate("true_negative_rate", "true negative rate", "TN / (TN + FP)", ({ tn, fp }) => quotient(tn, tn + fp));
export const falsePositiveRate = rate("false_positive_rate", "false positive rate", "FP / (FP + TN)", ({ fp, tn }) =>
  quotient(fp, fp + tn),
);
export const falseNegativeRate = rate("false_negative_rate", "false negative rate", "FN / (TP + FN)", ({ fn, tp }) =>
  quotient(fn, tp + fn),
);
export const precision = rate("positive_predictive_value", "positive predictive value", "TP / (TP + FP)", ({ tp, fp }) =>
  quotient(tp, tp + fp),
);
export const negativePredictiveValue = rate("negative_predictive_value", "negative predictive value", "TN / (TN + FN)", ({ tn, fn }) =>
  quotient(tn, tn + fn),
);
export const falseDiscoveryRate = rate("false_discovery_rate", "false discovery rate", "FP / (TP + FP)", ({ tp, fp }) =>
  quotient(fp, tp + fp),
);
export const falseOmissionRate = rate("false_omission_rate", "false omission rate", "FN / (TN + FN)", ({ tn, fn }) =>
  quotient(fn, tn + fn),
);
export const accuracy = rate("accuracy", "accuracy", "(TP + TN) / n", ({ tp, fp, fn, tn }) => quotient(tp + tn, tp + fp + fn + tn));
export const errorRate = rate("error_rate", "error rate", "(FP + FN) / n", ({ tp, fp, fn, tn }) => quotient(fp + fn, tp + fp + fn + tn));
export const balancedAccuracy = rate("balanced_accuracy", "balanced accuracy", "(TPR + TNR) / 2", ({ tp, fp, fn, tn }) => {
  const [tpr, tnr] = [quotient(tp, tp + fn), quotient(tn, tn + fp)];
  return typeof tpr !== "number" ? tpr : typeof tnr !== "number" ? tnr : (tpr + tnr) / 2;
});
export const f1 = rate("f1", "F1 score", "2 TP / (2 TP + FP + FN)", ({ tp, fp, fn }) => quotient(2 * tp, 2 * tp + fp + fn));
