import { impactRatio } from "../contrasts/impact-ratio.js";
import { ratioToReference } from "../contrasts/ratio-to-reference.js";
import { favorableDecisionRate } from "../metrics/favorable-decision-rate.js";
import type { Disparity } from "./disparity.js";
import { lowestOf } from "./kind/lowest-of.js";

/**
 * Lowest favourable decision rate of a group over that of the reference group; without a named reference, over the highest one.
 *
 * Unit: ratio, 0 or more; 1 = equal, and at most 1 without a named reference. No value with fewer than two groups
 * to compare, without the named group, or when its rate is 0.
 * Example: favourable decisions 30 of 100 and 60 of 100 → 0.5.
 */
export const disparateImpact = {
  id: "disparate_impact",
  title: "Disparate impact",
  formula: "smallest favorable_decision_rate / reference favorable_decision_rate",
  scale: "ratio",
  ideal: 1,
  range: [0, null],
  better: "ideal",
  metrics: [favorableDecisionRate],
  contrast: "impact_ratio",
  aliases: ["disparate_impact_ratio", "adverse_impact", "four_fifths_ratio"],
  source: "29 CFR 1607.4(D) (1978); Feldman et al. (2015), KDD, §1",
  measure(grouping, level) {
    const contrast = grouping.referenceBy === "named" ? ratioToReference : impactRatio;
    return lowestOf(grouping, favorableDecisionRate, contrast, level);
  },
} as const satisfies Disparity;
