import { amountMean } from "./kind/amount-mean.js";

/**
 * Square root of the mean squared error: like the mean absolute error, with large errors counting more.
 *
 * Unit: that of the label, 0 or more; 0 = all predictions are right. No value without a row that has both.
 * Example: predictions 2 4, labels 1 6 → √((1 + 4) / 2) = √2.5.
 */
export const rootMeanSquaredError = amountMean(
  { of: "errors", each: (error) => error * error, value: (mean) => Math.sqrt(Math.max(0, mean)), scale: "log" },
  {
    id: "root_mean_squared_error",
    title: "Root mean squared error",
    formula: "sqrt(mean((prediction - label) ^ 2))",
    unit: "amount",
    range: [0, null],
    better: "lower",
    aliases: ["rmse"],
    sentence: null,
    source: "Willmott & Matsuura (2005), Climate Research 30:79–82",
  },
);
