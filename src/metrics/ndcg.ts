import { discountedGain } from "./kind/discounted-gain.js";

/**
 * Normalised discounted cumulative gain of the group's items among themselves: how near their order is to that of their relevance. Mean over queries.
 *
 * Unit: score in [0, 1]; 1 = in the order of their relevance. No value when no query has a relevance above 0.
 * Example: relevance 1 0 1 from the first place → (1 + 1/2) / (1 + 1/log2(3)) = 0.9197.
 */
export const ndcg = discountedGain(Number.POSITIVE_INFINITY, {
  id: "ndcg",
  title: "NDCG",
  formula: "mean over queries of sum(label / log2(1 + place)) / the largest possible one",
  aliases: ["normalized_discounted_cumulative_gain"],
  source: "Järvelin & Kekäläinen (2002), ACM TOIS 20:422–446; ties: McSherry & Najork (2008), ECIR, §3",
});
