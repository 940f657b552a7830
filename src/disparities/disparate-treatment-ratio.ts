import { ratio } from "../contrasts/ratio.js";
import { exposurePerRelevance } from "../metrics/exposure-per-relevance.js";
import { worstPair } from "./kind/worst-pair.js";

/**
 * Smallest ratio between groups of the attention that their items get for each unit of relevance.
 *
 * Unit: ratio in [0, 1]; 1 = equal. No value with fewer than two groups to compare, or when all relevance is 0.
 * Example: exposures per relevance 0.2 and 0.5 → 0.4.
 */
export const disparateTreatmentRatio = worstPair([exposurePerRelevance], ratio, {
  id: "disparate_treatment_ratio",
  title: "Disparate treatment ratio",
  formula: "smallest exposure_per_relevance / largest exposure_per_relevance",
  aliases: ["dtr"],
  source: "Singh & Joachims (2018), KDD, §4.2",
});
