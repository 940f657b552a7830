import { meanAttention } from "./kind/mean-attention.js";
import { geometric } from "./kind/place-weights.js";

/**
 * Mean attention that the items get by their places, when a tenth of the readers who come to a place stop there.
 *
 * Unit: share of readers, in [0, 1]. Tied items share the attention of their places. No value without an item.
 * Example: first and second place → (0.1 + 0.09) / 2 = 0.095.
 */
export const meanGeometricExposure = meanAttention(geometric, {
  id: "mean_geometric_exposure",
  title: "Mean exposure (geometric)",
  formula: "mean(0.1 * 0.9 ^ (place - 1))",
  aliases: ["mean_attention"],
  source: "Sapiezynski et al. (2019), WWW Companion, §3; Moffat & Zobel (2008), ACM TOIS 27:2",
});
