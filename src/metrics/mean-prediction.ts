import { amountMean } from "./kind/amount-mean.js";

/**
 * Mean of the predicted amounts.
 *
 * Unit: that of the label. No value without a prediction.
 * Example: predictions 2 4 9 → 5.
 */
export const meanPrediction = amountMean(
  { of: "predictions", each: (x) => x, value: (mean) => mean, scale: "plain" },
  {
    id: "mean_prediction",
    title: "Mean prediction",
    formula: "mean(prediction)",
    unit: "amount",
    range: [null, null],
    better: "neither",
    aliases: ["mean_predicted_amount"],
    sentence: null,
    source: "Bird et al. (2020), Fairlearn, MSR-TR-2020-32, §3 (mean_prediction)",
  },
);
