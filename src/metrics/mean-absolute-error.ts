import { amountMean } from "./kind/amount-mean.js";

/**
 * Mean size of prediction less label.
 *
 * Unit: that of the label, 0 or more; 0 = all predictions are right. No value without a row that has both.
 * Example: predictions 2 4, labels 1 6 → (1 + 2) / 2 = 3/2.
 */
export const meanAbsoluteError = amountMean(
  { of: "errors", each: Math.abs, value: (mean) => mean, scale: "log" },
  {
    id: "mean_absolute_error",
    title: "Mean absolute error",
    formula: "mean(abs(prediction - label))",
    unit: "amount",
    range: [0, null],
    better: "lower",
    aliases: ["mae"],
    sentence: null,
    source: "Willmott & Matsuura (2005), Climate Research 30:79–82",
  },
);
