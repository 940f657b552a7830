import type { Contrast } from "./contrast.js";
import { differenceOfTwo } from "./kind/difference-of-two.js";

/**
 * Each group's value less that of the reference group: below 0 the group has the lower value.
 *
 * Unit: that of the metric; 0 = equal. No value without a reference group.
 * Example: group 0.25, reference 0.75 → −0.5.
 */
export const differenceToReference = {
  ...differenceOfTwo,
  id: "difference_to_reference",
  title: "Difference to the reference group",
  formula: "group − reference",
  comparator: "reference",
  scale: "difference",
  ideal: 0,
  range: [null, null],
  better: "ideal",
  aliases: ["to_reference", "unprivileged_minus_privileged"],
  source: "Bellamy et al. (2018), AI Fairness 360, arXiv:1810.01943, §4",
} as const satisfies Contrast;
