import { classDistance } from "./kind/class-distance.js";

/**
 * Mean over pairs of groups of the total variation distance between their predicted classes.
 *
 * Unit: share in [0, 1]; 0 = equal, and above it by chance alone. No value with fewer than two groups to compare.
 * Example: distances 0.3, 0.2 and 0.1 → 0.2.
 */
export const meanTotalVariationDistance = classDistance({
  over: "mean",
  id: "mean_total_variation_distance",
  title: "Mean total variation distance of predicted classes",
  formula: "mean over pairs of groups of sum over classes of |selection_rate of a − selection_rate of b| / 2",
  aliases: ["multiclass_statistical_parity"],
  source:
    "Levin, Peres & Wilmer (2009), Markov Chains and Mixing Times, §4.1; mean over pairs: holisticai, multiclass_statistical_parity (2023)",
});
