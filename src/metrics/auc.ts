import { rankComparison } from "./kind/rank-comparison.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * How often a positive row of the group scores above a negative one of it, ties half: the area under the ROC curve.
 *
 * Unit: share in [0, 1]; 0.5 = the score says nothing. `n` is the rarer class. No value without positives or negatives.
 * Example: scores 0.9 0.4 of positives, 0.4 0.1 of negatives → (1 + 1 + 0.5 + 1) / 4 = 0.875.
 */
export const auc = scoreMetric((own) => rankComparison(own.positive, own.negative) ?? "zero_denominator", {
  id: "auc",
  title: "Area under the ROC curve",
  formula: "P(score of a positive > score of a negative) + ½ P(equal)",
  unit: "score",
  range: [0, 1],
  better: "higher",
  needs: ["label", "score"],
  aliases: ["roc_auc", "auroc", "subgroup_auc", "c_statistic"],
  sentence: null,
  source: "Hanley & McNeil (1982), Radiology 143:29–36; limits: DeLong et al. (1988), Biometrics 44:837–845",
  scale: "wilson",
});
