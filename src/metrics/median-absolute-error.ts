import { amountQuantile } from "./kind/amount-quantile.js";

/**
 * Median size of prediction less label: half of the predictions are at least this close.
 *
 * Unit: that of the label. No value without a row that has both.
 * Example: errors −3 1 2 → 2.
 */
export const medianAbsoluteError = amountQuantile(
  { share: 0.5, errors: "absolute" },
  {
    id: "median_absolute_error",
    title: "Median absolute error",
    formula: "quantile(abs(prediction - label), 0.5)",
    range: [0, null],
    better: "lower",
    aliases: [],
    sentence: null,
    source: "Hyndman & Fan (1996), American Statistician 50:361–365, definition 1",
  },
);
