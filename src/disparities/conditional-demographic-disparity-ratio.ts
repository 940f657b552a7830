import { withinStrata } from "./kind/within-strata.js";

/**
 * A group's mean share of the people accepted over its mean share of those turned down, strata weighing as their rows; of the group worst off, and of each.
 *
 * Unit: ratio, 0 or more; 1 = equal, below 1 = the group has less of the favourable decisions among people alike. No value without
 * strata, with fewer than two groups, or when nobody of a group is turned down.
 * Example: one stratum, women are 60 % of those rejected and 45 % of those accepted → 0.75.
 */
export const conditionalDemographicDisparityRatio = withinStrata({
  id: "conditional_demographic_disparity_ratio",
  title: "Conditional demographic disparity as a ratio",
  formula: "Σ n_c · share of favorable decisions in c / Σ n_c · share of unfavorable decisions in c, of the worst group",
  scale: "ratio",
  range: [0, null],
  better: "higher",
  aliases: [],
  source: "Wachter, Mittelstadt & Russell (2021), Computer Law & Security Review 41:105567, §5 (as a ratio of the two shares)",
});
