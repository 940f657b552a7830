import { meanAttention } from "./kind/mean-attention.js";
import { reciprocal } from "./kind/place-weights.js";

/**
 * Mean attention that the items get by their places, when place 2 gets half of it, place 3 a third, and so on.
 *
 * Unit: share of what the first place gets, in [0, 1]. Tied items share the attention of their places. No value without an item.
 * Example: first and second place → (1 + 1/2) / 2 = 3/4.
 */
export const meanReciprocalExposure = meanAttention(reciprocal, {
  id: "mean_reciprocal_exposure",
  title: "Mean exposure (1 / place)",
  formula: "mean(1 / place)",
  aliases: ["mean_reciprocal_place"],
  source: "Raj & Ekstrand (2022), SIGIR, §3.2 (browsing models)",
});
