import { geometric } from "../metrics/kind/place-weights.js";
import { listDistance } from "./kind/list-distance.js";

/**
 * Attention-weighted rank fairness as a distance: how much of the attention would have to move between groups to be shared as the items are. Mean over queries.
 *
 * Of the readers who come to a place a tenth stop there. Unit: share of attention in [0, 1]; 0 = shared as the items are. No value without a list with two groups.
 * Example: a then b: a has 1/1.9 of the attention and half of the items → 0.0263.
 */
export const awrf = listDistance(
  ({ runs, counts, totals, items }) => {
    const attention = new Float64Array(totals.length);
    let placed = 0;
    runs.forEach((size, run) => {
      const each = geometric.between(placed, placed + size) / size;
      counts[run]!.forEach((n, g) => {
        attention[g]! += n * each;
      });
      placed += size;
    });
    const all = geometric.between(0, items);
    return totals.reduce((sum, n, g) => sum + Math.abs(attention[g]! / all - n / items), 0) / 2;
  },
  {
    id: "awrf",
    title: "Attention away from the groups’ shares (AWRF)",
    formula: "mean over queries of sum over groups of |share of attention − share of items| / 2",
    range: [0, 1],
    starts: "none",
    aliases: ["attention_weighted_rank_fairness"],
    source: "Sapiezynski et al. (2019), WWW Companion, §3; as a distance: Raj & Ekstrand (2022), SIGIR, §4.1",
  },
);
