import { ratio } from "../contrasts/ratio.js";
import { selectionRate } from "../metrics/selection-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups: positive decisions are equally frequent in every group, whatever the truth.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all are 0.
 * Example: selection rates 0.6 and 0.3 → 0.5.
 */
export const demographicParityRatio = worstPair([selectionRate], ratio, {
  id: "demographic_parity_ratio",
  title: "Demographic parity ratio",
  formula: "smallest selection_rate / largest selection_rate",
  aliases: ["statistical_parity_ratio", "dp_ratio"],
  source: "Dwork et al. (2012), ITCS, §3; Feldman et al. (2015), KDD, §2",
});
