import { amountMean } from "./kind/amount-mean.js";

/**
 * Mean of the true amounts, of rows that have a prediction as well where there are predictions.
 *
 * Unit: that of the label. No value without a label.
 * Example: labels 2 4 9 → 5.
 */
export const meanLabel = amountMean(
  { of: "labels", each: (x) => x, value: (mean) => mean, scale: "plain" },
  {
    id: "mean_label",
    title: "Mean recorded amount",
    formula: "mean(label)",
    unit: "amount",
    range: [null, null],
    better: "neither",
    aliases: ["mean_true_amount"],
    sentence: null,
    source: "Agarwal, Dudík & Wu (2019), ICML, §2",
  },
);
