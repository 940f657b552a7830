import { meanAttention } from "./kind/mean-attention.js";
import { logarithmic } from "./kind/place-weights.js";

/**
 * Mean attention that the items get by their places, which falls with the logarithm of the place.
 *
 * Unit: share of what the first place gets, in [0, 1]. Tied items share the attention of their places. No value without an item.
 * Example: first and third place → (1 + 1/2) / 2 = 3/4.
 */
export const meanExposure = meanAttention(logarithmic, {
  id: "mean_exposure",
  title: "Mean exposure",
  formula: "mean(1 / log2(1 + place))",
  aliases: ["exposure", "group_exposure"],
  source: "Singh & Joachims (2018), KDD, §3.1; discount: Järvelin & Kekäläinen (2002), ACM TOIS 20:422–446",
});
