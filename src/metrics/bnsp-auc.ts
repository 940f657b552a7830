import { rankComparison } from "./kind/rank-comparison.js";
import { scoreMetric } from "./kind/score-metric.js";
import { scoresWithout } from "./kind/scores.js";

/**
 * How often a positive row of the group scores above a negative row outside it, ties half (background negative, subgroup positive).
 *
 * Low values mean that positives of the group score as low as others' negatives: more false negatives at any threshold.
 *
 * Unit: share in [0, 1]. No value for everybody, or without such rows.
 * Example: positives of the group 0.6, negatives of others 0.7 0.1 → 0.5.
 */
export const bnspAuc = scoreMetric(
  (own, everyone) => rankComparison(own.positive, scoresWithout(everyone, own).negative) ?? "zero_denominator",
  {
    id: "bnsp_auc",
    title: "BNSP AUC",
    formula: "P(score of a positive in the group > score of a negative outside it) + ½ P(equal)",
    unit: "score",
    range: [0, 1],
    better: "higher",
    needs: ["label", "score"],
    sharedDenominator: true,
    aliases: ["background_negative_subgroup_positive_auc"],
    sentence: null,
    source: "Borkan et al. (2019), WWW Companion, §4.1",
    scale: "wilson",
  },
);
