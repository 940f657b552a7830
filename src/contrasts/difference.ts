import type { Contrast } from "./contrast.js";
import { differenceOfTwo } from "./kind/difference-of-two.js";

/**
 * Largest group value less the smallest.
 *
 * Unit: that of the metric, 0 or more; 0 = all groups equal. No value with fewer than two groups.
 * Example: 0.75 0.5 0.25 → 0.5.
 */
export const difference = {
  ...differenceOfTwo,
  id: "difference",
  title: "Difference",
  formula: "largest − smallest",
  comparator: "pairs",
  scale: "difference",
  ideal: 0,
  range: [0, null],
  better: "lower",
  aliases: ["max_difference", "between_groups_difference", "group_max_minus_min"],
  source: "Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3; yardstick, new_groupwise_metric",
} as const satisfies Contrast;
