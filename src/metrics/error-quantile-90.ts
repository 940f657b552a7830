import { amountQuantile } from "./kind/amount-quantile.js";

/**
 * The error that nine tenths of the predictions are at or below: how far the highest ones go beyond.
 *
 * Unit: that of the label. No value without a row that has both.
 * Example: errors 1 2 … 10 → 9.
 */
export const errorQuantile90 = amountQuantile(
  { share: 0.9, errors: "signed" },
  {
    id: "error_quantile_90",
    title: "Ninetieth percentile of errors",
    formula: "quantile(prediction - label, 0.9)",
    range: [null, null],
    better: "neither",
    aliases: [],
    sentence: null,
    source: "Hyndman & Fan (1996), American Statistician 50:361–365, definition 1",
  },
);
