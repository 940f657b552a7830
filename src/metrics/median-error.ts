import { amountQuantile } from "./kind/amount-quantile.js";

/**
 * Median of prediction less label: half of the errors are at or below it.
 *
 * Unit: that of the label. No value without a row that has both.
 * Example: errors −1 0 4 → 0.
 */
export const medianError = amountQuantile(
  { share: 0.5, errors: "signed" },
  {
    id: "median_error",
    title: "Median error",
    formula: "quantile(prediction - label, 0.5)",
    range: [null, null],
    better: "neither",
    aliases: ["median_residual"],
    sentence: null,
    source: "Hyndman & Fan (1996), American Statistician 50:361–365, definition 1",
  },
);
