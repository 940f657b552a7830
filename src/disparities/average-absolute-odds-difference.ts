import { difference } from "../contrasts/difference.js";
import { falsePositiveRate } from "../metrics/false-positive-rate.js";
import { truePositiveRate } from "../metrics/true-positive-rate.js";
import { meanAbsolute } from "./kind/mean-absolute.js";

/**
 * Largest mean, over pairs of groups, of the absolute differences in true and in false positive rate; errors cannot cancel.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups that have both rates.
 * Example: two groups, gaps 0.2 in true and −0.5 in false positive rate → 0.35.
 */
export const averageAbsoluteOddsDifference = meanAbsolute([truePositiveRate, falsePositiveRate], difference, {
  id: "average_absolute_odds_difference",
  title: "Average absolute odds difference",
  formula: "max over pairs of (|Δ true_positive_rate| + |Δ false_positive_rate|) / 2",
  scale: "difference",
  ideal: 0,
  range: [0, 1],
  better: "lower",
  aliases: ["average_abs_odds_difference", "average_odds_error", "aaod"],
  source: "Bellamy et al. (2018), AI Fairness 360, arXiv:1810.01943, §4 (average_abs_odds_difference, for two groups)",
});
