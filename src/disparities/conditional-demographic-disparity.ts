import { withinStrata } from "./kind/within-strata.js";

/**
 * Over strata the mean of: a group's share of the people turned down less its share of those accepted; of the group worst off, and of each.
 *
 * Positive = the group has more of the unfavourable decisions than of the favourable ones among people alike. Strata weigh as
 * their rows; one where everybody has the same decision says nothing and is left out, with the others weighing more.
 *
 * Unit: share in [−1, 1]; 0 = equal. No value without strata or with fewer than two groups.
 * Example: one stratum, women are 60 % of those rejected and 45 % of those accepted → 0.15.
 */
export const conditionalDemographicDisparity = withinStrata({
  id: "conditional_demographic_disparity",
  title: "Conditional demographic disparity",
  formula: "Σ over strata n_c / n · (share of unfavorable decisions in c − share of favorable decisions in c), of the worst group",
  scale: "difference",
  range: [-1, 1],
  better: "lower",
  aliases: ["cdd", "conditional_demographic_disparity_difference"],
  source: "Wachter, Mittelstadt & Russell (2021), Computer Law & Security Review 41:105567, §5",
});
