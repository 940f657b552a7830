import type { Contrast } from "./contrast.js";
import { ratioOfTwo } from "./kind/ratio-of-two.js";

/**
 * Smallest group value over the largest.
 *
 * Unit: ratio in [0, 1]; 1 = all groups equal. No value with fewer than two groups, or when all are 0.
 * Example: 0.75 0.5 0.25 → 1/3.
 */
export const ratio = {
  ...ratioOfTwo,
  id: "ratio",
  title: "Ratio",
  formula: "smallest / largest",
  comparator: "pairs",
  scale: "ratio",
  ideal: 1,
  range: [0, 1],
  better: "higher",
  aliases: ["min_max_ratio", "between_groups_ratio"],
  source: "Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3",
} as const satisfies Contrast;
