import type { Result } from "../audit/result.js";

/** The measures of “Scores and thresholds”, table by table. */
export const scoreTables = [
  { title: "How well scores tell outcomes apart", measures: ["auc", "bpsn_auc", "bnsp_auc", "average_precision"] },
  { title: "How high scores are", measures: ["mean_score", "balance_for_positive_class", "balance_for_negative_class"] },
  {
    title: "Whether scores mean what they say",
    measures: [
      "calibration_in_the_large",
      "calibration_intercept",
      "calibration_slope",
      "expected_calibration_error",
      "debiased_calibration_error",
    ],
  },
  {
    title: "How far scores are from outcomes",
    measures: ["brier_score", "brier_reliability", "brier_resolution", "brier_uncertainty", "log_loss"],
  },
] as const satisfies readonly { readonly title: string; readonly measures: readonly string[] }[];

const measures: ReadonlySet<string> = new Set(scoreTables.flatMap((table): readonly string[] => table.measures));
const distances: ReadonlySet<string> = new Set(["ks", "wasserstein_1", "abroca", "xauc", "calibration_gap"]);

/** Whether the report has a section about scores. */
export const hasScores = ({ plan }: Result): boolean => plan.score !== null && plan.task === "binary";

/** Whether “Scores and thresholds” shows a metric or a named disparity, so that no other section does. */
export const isOfScores = (result: Result, id: string): boolean => hasScores(result) && (measures.has(id) || distances.has(id));
