import { amountQuantile } from "./kind/amount-quantile.js";

/**
 * The error that a tenth of the predictions are at or below: how far the lowest ones fall short.
 *
 * Unit: that of the label. No value without a row that has both.
 * Example: errors −9 −8 … 0 → −9.
 */
export const errorQuantile10 = amountQuantile(
  { share: 0.1, errors: "signed" },
  {
    id: "error_quantile_10",
    title: "Tenth percentile of errors",
    formula: "quantile(prediction - label, 0.1)",
    range: [null, null],
    better: "neither",
    aliases: [],
    sentence: null,
    source: "Hyndman & Fan (1996), American Statistician 50:361–365, definition 1",
  },
);
