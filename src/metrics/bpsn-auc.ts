import { rankComparison } from "./kind/rank-comparison.js";
import { scoreMetric } from "./kind/score-metric.js";
import { scoresWithout } from "./kind/scores.js";

/**
 * How often a positive row outside the group scores above a negative row of it, ties half (background positive, subgroup negative).
 *
 * Low values mean that negatives of the group score as high as others' positives: more false positives at any threshold.
 *
 * Unit: share in [0, 1]. No value for everybody, or without such rows.
 * Example: positives of others 0.9 0.5, negatives of the group 0.6 → 0.5.
 */
export const bpsnAuc = scoreMetric(
  (own, everyone) => rankComparison(scoresWithout(everyone, own).positive, own.negative) ?? "zero_denominator",
  {
    id: "bpsn_auc",
    title: "BPSN AUC",
    formula: "P(score of a positive outside the group > score of a negative in it) + ½ P(equal)",
    unit: "score",
    range: [0, 1],
    better: "higher",
    needs: ["label", "score"],
    sharedDenominator: true,
    aliases: ["background_positive_subgroup_negative_auc"],
    sentence: null,
    source: "Borkan et al. (2019), WWW Companion, §4.1",
    scale: "wilson",
  },
);
