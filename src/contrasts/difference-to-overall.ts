import type { Contrast } from "./contrast.js";
import { differenceOfTwo } from "./kind/difference-of-two.js";

/**
 * Each group's value less that of everybody, the group included.
 *
 * Unit: that of the metric; 0 = the group is like everybody.
 * Example: group 0.25, everybody 0.5 → −0.25.
 */
export const differenceToOverall = {
  ...differenceOfTwo,
  id: "difference_to_overall",
  title: "Difference to everybody",
  formula: "group − everybody",
  comparator: "overall",
  scale: "difference",
  ideal: 0,
  range: [null, null],
  better: "ideal",
  aliases: ["to_overall"],
  source: "Agarwal et al. (2018), ICML, §2 (demographic parity as closeness to the overall rate)",
} as const satisfies Contrast;
