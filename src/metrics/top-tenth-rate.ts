import { quantileRate } from "./kind/quantile-rate.js";

/**
 * Share of predictions above nine tenths of everybody's.
 *
 * Unit: share in [0, 1]. No value without a prediction.
 * Example: everybody 1 2 … 10, of them 8 9 10 in the group → above 9 is 1/3.
 */
export const topTenthRate = quantileRate(0.9, {
  id: "top_tenth_rate",
  title: "Top-tenth rate",
  formula: "share of predictions > quantile(everybody's predictions, 0.9)",
  aliases: [],
  sentence: { among: "people", event: "get one of the highest tenth of predictions" },
  source: "6 RCNY §5-301 (scoring rate, New York City Local Law 144, 2023); holisticai, disparate_impact_regression (2023)",
});
