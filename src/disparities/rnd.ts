import { discountedTens } from "./kind/discounted-tens.js";
import { listDistance } from "./kind/list-distance.js";

/**
 * Normalised discounted difference: how far a group's share of the first 10, 20, … places is from its share of the list. The group that is furthest; mean over queries.
 *
 * Unit: share of the largest possible, in [0, 1]; above 0 by chance alone. No value without a list of two groups and ten items.
 * Example: 20 items, half of them the group's, 8 of those among the first 10 → |0.8 − 0.5| / |1 − 0.5| = 0.6.
 */
export const rnd = listDistance((list) => discountedTens(list, ({ count, k, total, items }) => Math.abs(count / k - total / items)), {
  id: "rnd",
  title: "Normalised discounted difference (rND)",
  formula: "mean over queries of sum over k = 10, 20, … of |share of the first k − share of items| / log2(k) / the largest possible one",
  range: [0, 1],
  starts: "tens",
  aliases: ["normalized_discounted_difference"],
  source: "Yang & Stoyanovich (2017), SSDBM, §3.2",
});
