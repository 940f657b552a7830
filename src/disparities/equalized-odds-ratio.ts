import { ratio } from "../contrasts/ratio.js";
import { falsePositiveRate } from "../metrics/false-positive-rate.js";
import { truePositiveRate } from "../metrics/true-positive-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: decisions depend on the group only through the truth: the worse of the gaps in true and false positive rate.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: ratios 0.9 in true and 0.4 in false positive rate → 0.4.
 */
export const equalizedOddsRatio = worstPair([truePositiveRate, falsePositiveRate], ratio, {
  id: "equalized_odds_ratio",
  title: "Equalized odds ratio",
  formula: "min(smallest true_positive_rate / largest true_positive_rate, smallest false_positive_rate / largest false_positive_rate)",
  aliases: ["equal_odds_ratio", "eodds_ratio", "separation_ratio"],
  source: "Hardt, Price & Srebro (2016), NIPS, §2; as the worst of two: Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3",
});
