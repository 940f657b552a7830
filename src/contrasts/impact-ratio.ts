import type { Contrast } from "./contrast.js";
import { ratioOfTwo } from "./kind/ratio-of-two.js";

/**
 * Each group's value over that of the group with the highest one.
 *
 * Unit: ratio in [0, 1]; 1 = as high as the highest. No value when all groups are 0.
 * Example: group 0.25, highest 0.75 → 1/3.
 */
export const impactRatio = {
  ...ratioOfTwo,
  id: "impact_ratio",
  title: "Impact ratio",
  formula: "group / highest group",
  comparator: "best",
  scale: "ratio",
  ideal: 1,
  range: [0, 1],
  better: "higher",
  aliases: ["adverse_impact_ratio", "air", "selection_impact_ratio"],
  source: "29 CFR 1607.4(D) (1978); 6 RCNY §5-300 (2023), impact ratio",
} as const satisfies Contrast;
