import { quantileRate } from "./kind/quantile-rate.js";

/**
 * Share of predictions above four fifths of everybody's.
 *
 * Unit: share in [0, 1]. No value without a prediction.
 * Example: everybody 1 2 … 10, of them 8 9 10 in the group → above 8 are 2/3.
 */
export const topFifthRate = quantileRate(0.8, {
  id: "top_fifth_rate",
  title: "Top-fifth rate",
  formula: "share of predictions > quantile(everybody's predictions, 0.8)",
  aliases: [],
  sentence: { among: "people", event: "get one of the highest fifth of predictions" },
  source: "6 RCNY §5-301 (scoring rate, New York City Local Law 144, 2023); holisticai, disparate_impact_regression (2023)",
});
