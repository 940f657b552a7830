import type { Contrast } from "./contrast.js";
import { ratioOfTwo } from "./kind/ratio-of-two.js";

/**
 * Each group's value over that of everybody, the group included.
 *
 * Unit: ratio, 0 or more; 1 = the group is like everybody. No value when everybody's is 0.
 * Example: group 0.25, everybody 0.5 → 0.5.
 */
export const ratioToOverall = {
  ...ratioOfTwo,
  id: "ratio_to_overall",
  title: "Ratio to everybody",
  formula: "group / everybody",
  comparator: "overall",
  scale: "ratio",
  ideal: 1,
  range: [0, null],
  better: "ideal",
  aliases: [],
  source: "Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3 (method to_overall)",
} as const satisfies Contrast;
