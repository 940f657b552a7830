import type { Metric } from "../../metrics/kind/metric.js";
import type { ExplainedGap } from "./row.js";

/** A metric that is the mean, over rows with a label or over all, of a number that hangs on the row's score alone. */
export interface RowValue {
  readonly space: ExplainedGap["space"];
  /** Rows that count: with this label, or all. */
  readonly label: 0 | 1 | null;
  of(score: number): number;
}

/** The metric as a mean over rows; null when it is none, so that a gap in it has no pairs of rows. */
export function rowValue(metric: Pick<Metric, "id">, { threshold, favorable }: Cut): RowValue | null {
  const decided = (score: number): number => (threshold !== null && score >= threshold ? 1 : 0);
  const otherwise = (score: number): number => 1 - decided(score);
  const own = (score: number): number => score;
  const decision = (label: 0 | 1 | null, of: (score: number) => number): RowValue | null =>
    threshold === null ? null : { space: "decision", label, of };
  switch (metric.id) {
    case "selection_rate":
      return decision(null, decided);
    case "favorable_decision_rate":
      return decision(null, favorable === "positive" ? decided : otherwise);
    case "true_positive_rate":
      return decision(1, decided);
    case "false_negative_rate":
      return decision(1, otherwise);
    case "false_positive_rate":
      return decision(0, decided);
    case "true_negative_rate":
      return decision(0, otherwise);
    case "mean_score":
      return { space: "score", label: null, of: own };
    case "balance_for_positive_class":
      return { space: "score", label: 1, of: own };
    case "balance_for_negative_class":
      return { space: "score", label: 0, of: own };
    case "mean_prediction":
      return { space: "amount", label: null, of: own };
    default:
      return null;
  }
}

export interface Cut {
  /** null where scores are amounts. */
  readonly threshold: number | null;
  readonly favorable: "positive" | "negative";
}
