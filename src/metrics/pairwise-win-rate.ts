import { overQueries } from "./kind/over-queries.js";
import { pairsWon } from "./kind/pairs-won.js";

/**
 * Of pairs of an item of the group and one of another group in the same query, the share in which the group's stands higher.
 *
 * Unit: share of pairs, in [0, 1]; a tie is half. No value without such a pair.
 * Example: the group first and third of three, another group second → 1 of 2 pairs.
 */
export const pairwiseWinRate = overQueries((part) => pairsWon(part, { opponents: "others", pairs: "any" }), {
  id: "pairwise_win_rate",
  title: "Pairwise win rate",
  formula: "pairs with an item of another group in which it stands higher / such pairs",
  unit: "proportion",
  range: [0, 1],
  better: "neither",
  needs: ["rank"],
  aliases: ["rank_parity"],
  sentence: null,
  source: "Kuhlman, VanValkenburg & Rundensteiner (2019), WWW, §3 (rank parity)",
});
