import type { Contrast } from "./contrast.js";
import { ratioOfTwo } from "./kind/ratio-of-two.js";

/**
 * Each group's value over that of the reference group: below 1 the group has the lower value.
 *
 * Unit: ratio, 0 or more; 1 = equal. No value without a reference group, or when its value is 0.
 * Example: group 0.25, reference 0.75 → 1/3.
 */
export const ratioToReference = {
  ...ratioOfTwo,
  id: "ratio_to_reference",
  title: "Ratio to the reference group",
  formula: "group / reference",
  comparator: "reference",
  scale: "ratio",
  ideal: 1,
  range: [0, null],
  better: "ideal",
  aliases: ["unprivileged_over_privileged"],
  source: "Saleiro et al. (2018), Aequitas, arXiv:1811.05577, §3",
} as const satisfies Contrast;
