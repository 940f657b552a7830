/**
 * The metrics that findings are drawn from.
 *
 * One of each pair that always has the same gap (true positive and false negative rate, accuracy and error rate, …), and
 * none that describes the people rather than the decisions (base rate).
 */
export const keyMeasures = [
  "selection_rate",
  "true_positive_rate",
  "false_positive_rate",
  "positive_predictive_value",
  "negative_predictive_value",
  "accuracy",
] as const;

export const isKeyMeasure = (id: string): boolean => keyMeasures.some((key) => key === id);
