import type { Result } from "../audit/result.js";

/** The measures of “Scores and thresholds”, table by table. */
export const scoreTables = [
  { title: "How well scores separate outcomes", measures: ["auc", "bpsn_auc", "bnsp_auc", "average_precision"] },
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

/** Said where tables have what chance alone would show, as a range from 0 beside a small p looks like a contradiction. */
export const CHANCE_NOTE =
  "“By chance” is what scores that are exactly right would show in so many rows; p is how often they would show at least the value above. The range answers another question, how large the true value may be; it is cautious and can start at 0 although p is small.";

const measures: ReadonlySet<string> = new Set(scoreTables.flatMap((table): readonly string[] => table.measures));
const distances: ReadonlySet<string> = new Set(["ks", "wasserstein_1", "abroca", "xauc", "calibration_gap"]);

/** Whether the report has a section about scores. */
export const hasScores = ({ plan }: Result): boolean => plan.score !== null && plan.task === "binary";

/** Whether “Scores and thresholds” shows a metric or a named disparity, so that no other section does. */
export const isOfScores = (result: Result, id: string): boolean => hasScores(result) && (measures.has(id) || distances.has(id));
