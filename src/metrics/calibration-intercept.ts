import { recalibrated } from "./kind/recalibration.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * By how much the log-odds of all scores have to move to be right on average: above 0 the scores are too low.
 *
 * Scores are kept 10⁻⁶ away from 0 and 1.
 *
 * Unit: log-odds; 0 = right on average. No value when all labelled rows are of one class.
 * Example: scores of 0.5, of 4 rows 3 positive → ln 3 = 1.0986.
 */
export const calibrationIntercept = scoreMetric((own) => recalibrated(own, "intercept"), {
  id: "calibration_intercept",
  title: "Calibration intercept",
  formula: "intercept of logit(P(label)) = intercept + logit(score)",
  unit: "score",
  range: [null, null],
  better: "neither",
  needs: ["label", "probability"],
  aliases: [],
  sentence: null,
  source: "Cox (1958), Biometrika 45:562–565; Van Calster et al. (2019), BMC Medicine 17:230",
  scale: "student",
});
