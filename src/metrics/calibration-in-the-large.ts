import { scoreMean } from "./kind/score-mean.js";

/**
 * Base rate less mean score: how much more often the positive label comes true than the scores say.
 *
 * Unit: share in [−1, 1]; 0 = right on average, above 0 the scores are too low. No value without a label and a probability.
 * Example: scores 0.2 0.4, labels 0 1 → 0.5 − 0.3 = 0.2.
 */
export const calibrationInTheLarge = scoreMean((score, label) => label - score, {
  among: "labelled",
  id: "calibration_in_the_large",
  title: "Calibration in the large",
  formula: "mean(label) − mean(score)",
  unit: "score",
  range: [-1, 1],
  better: "neither",
  needs: ["label", "probability"],
  aliases: ["mean_calibration_error"],
  sentence: null,
  source: "Steyerberg (2019), Clinical Prediction Models, §15.3.1; Van Calster et al. (2019), BMC Medicine 17:230",
});
