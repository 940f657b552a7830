import { itemsOf, overQueries } from "./kind/over-queries.js";
import { attentionOf, logarithmic } from "./kind/place-weights.js";

/**
 * Of the attention that all items get by their places, the share that goes to this group. It grows with the group's size: compare it with the group's share of items.
 *
 * Unit: share in [0, 1]; the shares of all groups add up to 1. No value without an item.
 * Example: the first of two places → 1 / (1 + 1 / log2(3)) = 0.613.
 */
export const exposureShare = overQueries(
  (part) => {
    const { all, query } = part;
    const total = logarithmic.between(0, all.sizes[query]!);
    return { numerator: attentionOf(part, logarithmic), denominator: total, n: itemsOf(part) };
  },
  {
    id: "exposure_share",
    title: "Share of exposure",
    formula: "sum over the group of 1 / log2(1 + place) / the same sum over all items",
    unit: "proportion",
    range: [0, 1],
    better: "neither",
    needs: ["rank"],
    sharedDenominator: true,
    aliases: [],
    sentence: null,
    source: "Singh & Joachims (2018), KDD, §3.1",
  },
);
