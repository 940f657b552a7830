import { classDistance } from "./kind/class-distance.js";

/**
 * Largest total variation distance between the predicted classes of two groups: how much of one group's predictions would
 * have to change to be distributed like the other's.
 *
 * Unit: share in [0, 1]; 0 = equal, and above it by chance alone. No value with fewer than two groups to compare.
 * Example: predictions cat 50 %, dog 50 % against cat 20 %, dog 50 %, bird 30 % → 0.3.
 */
export const totalVariationDistance = classDistance({
  over: "largest",
  id: "total_variation_distance",
  title: "Total variation distance of predicted classes",
  formula: "max over pairs of groups of sum over classes of |selection_rate of a − selection_rate of b| / 2",
  aliases: ["class_distribution_distance", "tvd"],
  source: "Levin, Peres & Wilmer (2009), Markov Chains and Mixing Times, §4.1",
});
