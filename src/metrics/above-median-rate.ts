import { quantileRate } from "./kind/quantile-rate.js";

/**
 * Share of predictions above the median of everybody's.
 *
 * Unit: share in [0, 1]. No value without a prediction.
 * Example: everybody 1 2 3 4, of them 2 3 4 in the group → above 2 are 2/3.
 */
export const aboveMedianRate = quantileRate(0.5, {
  id: "above_median_rate",
  title: "Above-median rate",
  formula: "share of predictions > quantile(everybody's predictions, 0.5)",
  aliases: ["scoring_rate"],
  sentence: { among: "people", event: "get a prediction above the median of everybody" },
  source: "6 RCNY §5-301 (scoring rate, New York City Local Law 144, 2023); holisticai, disparate_impact_regression (2023)",
});
