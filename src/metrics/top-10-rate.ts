import { itemsOf, overQueries } from "./kind/over-queries.js";
import { amongFirst } from "./kind/place-weights.js";

/**
 * Share of items that stand among the first ten of their query; tied items share the places that are left.
 *
 * Unit: share in [0, 1]. No value without an item.
 * Example: places 1, 4 and 12 → 2/3.
 */
export const top10Rate = overQueries(
  (part) => {
    const n = itemsOf(part);
    return { numerator: amongFirst(part, 10), denominator: n, n };
  },
  {
    id: "top_10_rate",
    title: "Rate of the first ten places",
    formula: "items with place <= 10 / items",
    unit: "proportion",
    range: [0, 1],
    better: "neither",
    needs: ["rank"],
    aliases: ["selection_rate_at_10"],
    sentence: { among: "items", event: "stand among the first ten" },
    source: "Zehlike et al. (2022), ACM Computing Surveys 55:118, §3 (selection at k)",
  },
);
