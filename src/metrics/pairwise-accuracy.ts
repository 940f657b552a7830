import { overQueries } from "./kind/over-queries.js";
import { pairsWon } from "./kind/pairs-won.js";

/**
 * Of pairs of an item of the group and a less relevant one of the same query, the share in which the more relevant stands higher.
 *
 * Unit: share of pairs, in [0, 1]; a tie is half. No value without such a pair.
 * Example: relevance 1 0 1 from the first place → 1 of 2 pairs.
 */
export const pairwiseAccuracy = overQueries((part) => pairsWon(part, { opponents: "all", pairs: "less_relevant" }), {
  id: "pairwise_accuracy",
  title: "Pairwise accuracy",
  formula: "pairs with a less relevant item in which it stands higher / such pairs",
  unit: "proportion",
  range: [0, 1],
  better: "higher",
  needs: ["rank", "label"],
  aliases: [],
  sentence: null,
  source: "Beutel et al. (2019), KDD, definition 2 (pairwise accuracy)",
});
