import { scoreMean } from "./kind/score-mean.js";

/**
 * Mean score of the rows whose label is positive.
 *
 * Unit: that of the score. No value without positives.
 * Example: positives with scores 0.9 and 0.5 → 0.7.
 */
export const balanceForPositiveClass = scoreMean((score) => score, {
  among: "positives",
  id: "balance_for_positive_class",
  title: "Mean score of positives",
  formula: "mean(score) where label is positive",
  unit: "score",
  range: [null, null],
  better: "higher",
  needs: ["label", "score"],
  aliases: ["generalized_true_positive_rate", "soft_true_positive_rate"],
  sentence: null,
  source: "Kleinberg, Mullainathan & Raghavan (2017), ITCS, §1 (balance for the positive class)",
});
