import { discountedTens } from "./kind/discounted-tens.js";
import { listDistance } from "./kind/list-distance.js";

/**
 * Normalised discounted ratio: how far the ratio of a group's places to the others' among the first 10, 20, … is from that in the list. Only groups of at most half of the list; mean over queries.
 *
 * A ratio to no places at all counts as 0. Unit: share of the largest possible; above 0 by chance alone. No value without a list of two groups and ten items.
 * Example: 20 items, 8 of them the group's, 2 of those among the first 10 → |2/8 − 8/12| / 10-place maximum |8/2 − 8/12| = 0.125.
 */
export const rrd = listDistance(
  (list) =>
    discountedTens(
      list,
      ({ count, k, total, items }) => Math.abs((count < k ? count / (k - count) : 0) - total / (items - total)),
      (share) => share <= 0.5,
    ),
  {
    id: "rrd",
    title: "Normalised discounted ratio (rRD)",
    formula:
      "mean over queries of sum over k = 10, 20, … of |ratio to others in the first k − in all| / log2(k) / the largest possible one",
    range: [0, null],
    starts: "tens",
    aliases: ["normalized_discounted_ratio"],
    source: "Yang & Stoyanovich (2017), SSDBM, §3.4",
  },
);
