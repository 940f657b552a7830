import type { Task } from "../metrics/kind/task.js";

/**
 * The metrics that findings are drawn from, for each task.
 *
 * One of each pair that always has the same gap (true positive and false negative rate, accuracy and error rate, …), and
 * none that describes the people rather than what is predicted (base rate).
 */
const measures: Readonly<Record<Task, readonly string[]>> = {
  binary: [
    "selection_rate",
    "true_positive_rate",
    "false_positive_rate",
    "positive_predictive_value",
    "negative_predictive_value",
    "accuracy",
  ],
  multiclass: ["accuracy", "worst_true_positive_rate", "macro_true_positive_rate", "macro_f1"],
  regression: ["mean_error", "mean_absolute_error", "mean_prediction", "above_median_rate"],
  ranking: ["mean_exposure", "top_10_rate", "inter_group_pairwise_accuracy", "ndcg"],
};

/** With classes, those of each class against the rest. */
const ofEachClass = ["selection_rate", "true_positive_rate", "positive_predictive_value"] as const;

const OF_CLASS = /\[.*\]$/s;

export const keyMeasures = (task: Task): readonly string[] => measures[task];

/** Whether a metric, or the metric of a class, is one that findings are drawn from. */
export function isKeyMeasure(id: string, task: Task): boolean {
  if (task === "multiclass" && OF_CLASS.test(id)) return ofEachClass.some((key) => key === id.replace(OF_CLASS, ""));
  return measures[task].includes(id);
}
