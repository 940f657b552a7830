import { difference } from "../contrasts/difference.js";
import { falsePositiveRate } from "../metrics/false-positive-rate.js";
import { truePositiveRate } from "../metrics/true-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: decisions depend on the group only through the truth: the worse of the gaps in true and false positive rate.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: gaps 0.2 in true and 0.5 in false positive rate → 0.5.
 */
export const equalizedOddsDifference = worstPair([truePositiveRate, falsePositiveRate], difference, {
  id: "equalized_odds_difference",
  title: "Equalized odds difference",
  formula: "max(largest true_positive_rate − smallest true_positive_rate, largest false_positive_rate − smallest false_positive_rate)",
  aliases: ["equal_odds_difference", "eodds_difference", "separation_difference"],
  source: "Hardt, Price & Srebro (2016), NIPS, §2; as the worst of two: Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3",
});
