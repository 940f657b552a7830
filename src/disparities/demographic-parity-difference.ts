import { difference } from "../contrasts/difference.js";
import { selectionRate } from "../metrics/selection-rate.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Largest difference between groups: positive decisions are equally frequent in every group, whatever the truth.
 *
 * Unit: share in [0, 1]; 0 = equal. No value with fewer than two groups to compare.
 * Example: selection rates 0.6 and 0.3 → 0.3.
 */
export const demographicParityDifference = worstPair([selectionRate], difference, {
  id: "demographic_parity_difference",
  title: "Demographic parity difference",
  formula: "largest selection_rate − smallest selection_rate",
  aliases: ["statistical_parity_difference", "dp_difference"],
  source: "Dwork et al. (2012), ITCS, §3; Feldman et al. (2015), KDD, §2",
});
