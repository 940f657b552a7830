import { ratio } from "../contrasts/ratio.js";
import { meanExposure } from "../metrics/mean-exposure.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups of the attention that their items get by their places, whatever their relevance.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare.
 * Example: mean exposures 0.3 and 0.5 → 0.6.
 */
export const exposureRatio = worstPair([meanExposure], ratio, {
  id: "exposure_ratio",
  title: "Exposure ratio",
  formula: "smallest mean_exposure / largest mean_exposure",
  aliases: ["demographic_parity_of_exposure", "exposure_parity_ratio"],
  source: "Singh & Joachims (2018), KDD, §4.1 (demographic parity constraint)",
});
