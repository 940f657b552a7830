import { overQueries } from "./kind/over-queries.js";
import { pairsWon } from "./kind/pairs-won.js";

/**
 * Of pairs of items of the group of which one is more relevant, the share in which that one stands higher.
 *
 * Unit: share of pairs, in [0, 1]; a tie is half. No value without such a pair.
 * Example: relevance 1 0 1 from the first place → 1 of 2 pairs.
 */
export const intraGroupPairwiseAccuracy = overQueries((part) => pairsWon(part, { opponents: "own", pairs: "less_relevant" }), {
  id: "intra_group_pairwise_accuracy",
  title: "Pairwise accuracy within the group",
  formula: "pairs with a less relevant item of the same group in which it stands higher / such pairs",
  unit: "proportion",
  range: [0, 1],
  better: "higher",
  needs: ["rank", "label"],
  aliases: ["pairwise_intra_group_accuracy"],
  sentence: null,
  source: "Beutel et al. (2019), KDD, definition 3 (intra-group pairwise accuracy)",
});
