import { amountMean } from "./kind/amount-mean.js";

/**
 * Mean of prediction less label: above 0 when amounts are predicted too high on average.
 *
 * Unit: that of the label; 0 = right on average. No value without a row that has both.
 * Example: predictions 2 4, labels 1 6 → (1 − 2) / 2 = −1/2.
 */
export const meanError = amountMean(
  { of: "errors", each: (x) => x, value: (mean) => mean, scale: "plain" },
  {
    id: "mean_error",
    title: "Mean error",
    formula: "mean(prediction - label)",
    unit: "amount",
    range: [null, null],
    better: "neither",
    aliases: ["bias", "mean_residual", "mean_signed_error"],
    sentence: null,
    source: "Willmott (1982), Bull. Amer. Meteor. Soc. 63:1309–1313 (mean bias error)",
  },
);
