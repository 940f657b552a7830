import { smooth } from "./kind/smooth.js";

/**
 * How many times likelier the positive outcome is after a positive decision than for anybody: PPV / base rate.
 *
 * Unit: ratio, 0 or more; 1 = decisions tell nothing. No value without a positive label and a positive decision.
 * Example: tp 2, fp 1, fn 1, tn 2 → (2/3) / (1/2) = 4/3.
 */
export const lift = smooth(
  ({ tp, fp, fn, tn }) => (tp + fp > 0 && tp + fn > 0 ? (tp * (tp + fp + fn + tn)) / ((tp + fp) * (tp + fn)) : null),
  {
    id: "lift",
    title: "Lift",
    formula: "tp * (tp + fp + fn + tn) / ((tp + fp) * (tp + fn))",
    unit: "ratio",
    range: [0, null],
    better: "higher",
    needs: ["label", "prediction"],
    aliases: [],
    sentence: null,
    source: "Provost & Fawcett (2013), Data Science for Business, ch. 8",
  },
);
