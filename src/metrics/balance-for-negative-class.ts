import { scoreMean } from "./kind/score-mean.js";

/**
 * Mean score of the rows whose label is negative.
 *
 * Unit: that of the score. No value without negatives.
 * Example: negatives with scores 0.1 and 0.5 → 0.3.
 */
export const balanceForNegativeClass = scoreMean((score) => score, {
  among: "negatives",
  id: "balance_for_negative_class",
  title: "Mean score of negatives",
  formula: "mean(score) where label is negative",
  unit: "score",
  range: [null, null],
  better: "lower",
  needs: ["label", "score"],
  aliases: ["generalized_false_positive_rate", "soft_false_positive_rate"],
  sentence: null,
  source: "Kleinberg, Mullainathan & Raghavan (2017), ITCS, §1 (balance for the negative class)",
});
