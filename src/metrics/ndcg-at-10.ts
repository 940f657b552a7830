import { discountedGain } from "./kind/discounted-gain.js";

/**
 * Normalised discounted cumulative gain of the first ten of the group's items among themselves. Mean over queries.
 *
 * Unit: score in [0, 1]; 1 = the ten most relevant ones in the order of their relevance. No value when no query has a relevance above 0.
 * Example: relevance 1 0 1 from the first place → (1 + 1/2) / (1 + 1/log2(3)) = 0.9197.
 */
export const ndcgAt10 = discountedGain(10, {
  id: "ndcg_at_10",
  title: "NDCG of the first ten",
  formula: "mean over queries of sum over the first 10 of label / log2(1 + place) / the largest possible one",
  aliases: ["ndcg_10"],
  source: "Järvelin & Kekäläinen (2002), ACM TOIS 20:422–446; ties: McSherry & Najork (2008), ECIR, §3",
});
