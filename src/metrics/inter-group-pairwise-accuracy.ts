import { overQueries } from "./kind/over-queries.js";
import { pairsWon } from "./kind/pairs-won.js";

/**
 * Of pairs of an item of the group and a less relevant one of another group, the share in which the more relevant stands higher.
 *
 * Unit: share of pairs, in [0, 1]; a tie is half. No value without such a pair.
 * Example: a relevant item of the group above one and below another irrelevant item of another group → 1/2.
 */
export const interGroupPairwiseAccuracy = overQueries((part) => pairsWon(part, { opponents: "others", pairs: "less_relevant" }), {
  id: "inter_group_pairwise_accuracy",
  title: "Pairwise accuracy between groups",
  formula: "pairs with a less relevant item of another group in which it stands higher / such pairs",
  unit: "proportion",
  range: [0, 1],
  better: "higher",
  needs: ["rank", "label"],
  aliases: ["pairwise_inter_group_accuracy"],
  sentence: null,
  source: "Beutel et al. (2019), KDD, definition 4 (inter-group pairwise accuracy)",
});
