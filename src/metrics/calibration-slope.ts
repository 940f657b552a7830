import { recalibrated } from "./kind/recalibration.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * By how much the log-odds of the scores have to be stretched to fit the labels: below 1 they are too extreme, above 1 too timid.
 *
 * Scores are kept 10⁻⁶ away from 0 and 1.
 *
 * Unit: ratio of log-odds; 1 = right spread. No value when all labels or all scores are equal, or the scores separate the labels; none of binned scores.
 * Example: scores 0.2 and 0.8 with 1 of 3 and 2 of 3 positive → ln 2 / ln 4 = 0.5.
 */
export const calibrationSlope = scoreMetric((own) => recalibrated(own, "slope"), {
  id: "calibration_slope",
  title: "Calibration slope",
  formula: "slope of logit(P(label)) = a + slope · logit(score)",
  unit: "score",
  range: [null, null],
  better: "neither",
  needs: ["label", "probability"],
  aliases: [],
  sentence: null,
  source: "Cox (1958), Biometrika 45:562–565; Van Calster et al. (2019), BMC Medicine 17:230",
  scale: "student",
});
