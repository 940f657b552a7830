import type { Contrast } from "./contrast.js";
import { differenceOfTwo } from "./kind/difference-of-two.js";

/**
 * Each group's value less that of all rows that are not in it.
 *
 * Unit: that of the metric; 0 = the group is like everybody else. No value when the rest has none.
 * Example: group 0.25, everybody else 0.75 → −0.5.
 */
export const differenceToRest = {
  ...differenceOfTwo,
  id: "difference_to_rest",
  title: "Difference to everybody else",
  formula: "group − everybody else",
  comparator: "rest",
  scale: "difference",
  ideal: 0,
  range: [null, null],
  better: "ideal",
  aliases: ["to_rest", "one_vs_rest"],
  source: "Bellamy et al. (2018), AI Fairness 360, arXiv:1810.01943, §4 (one_vs_rest, there with the opposite sign)",
} as const satisfies Contrast;
