import { type Counted, discountedTens } from "./kind/discounted-tens.js";
import { listDistance } from "./kind/list-distance.js";

/**
 * Normalised discounted Kullback–Leibler divergence of the first 10, 20, … places from the list, for a group and all others. The group that is furthest; mean over queries.
 *
 * Unit: share of the largest possible, in [0, 1]; above 0 by chance alone. No value without a list of two groups and ten items.
 * Example: 20 items, half of them the group's, 8 of those among the first 10 → (0.8 ln 1.6 + 0.2 ln 0.4) / ln 2 = 0.278.
 */
export const rkl = listDistance((list) => discountedTens(list, divergence), {
  id: "rkl",
  title: "Normalised discounted divergence at tens (rKL)",
  formula: "mean over queries of sum over k = 10, 20, … of KL(first k, all) / log2(k) / the largest possible one",
  range: [0, 1],
  starts: "tens",
  aliases: ["normalized_discounted_kl"],
  source: "Yang & Stoyanovich (2017), SSDBM, §3.3",
});

function divergence({ count, k, total, items }: Counted): number {
  const part = (share: number, of: number): number => (share > 0 ? share * Math.log(share / of) : 0);
  return part(count / k, total / items) + part(1 - count / k, 1 - total / items);
}
