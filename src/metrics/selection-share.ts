import { confusionCells, without } from "./kind/confusion.js";
import type { Metric } from "./kind/metric.js";
import { estimateShare } from "./kind/share.js";

const selected = confusionCells.map(({ prediction }) => prediction === 1);
const nobody = confusionCells.map(() => false);

/**
 * Of all positive decisions, the share that goes to this group. It grows with the group's size: not a measure of equal treatment by itself.
 *
 * Unit: share in [0, 1]; the shares of all groups add up to 1. No value when nobody is predicted positive.
 * Example: 3 of the 4 positive decisions go to the group → 3/4.
 */
export const selectionShare: Metric & { readonly id: "selection_share" } = {
  id: "selection_share",
  title: "Share of all positive decisions",
  formula: "selected in the group / selected in all groups",
  unit: "proportion",
  range: [0, 1],
  better: "neither",
  needs: ["prediction"],
  sharedDenominator: true,
  aliases: ["ppr", "predicted_positive_ratio_k"],
  sentence: { among: "positive decisions", event: "go to this group" },
  source: "Saleiro et al. (2018), Aequitas, §3 (PPR)",
  estimate({ everyone, ...sample }) {
    const restLeftOut = sample.leftOut?.map((part, j) => [...part, ...without(everyone.leftOut![j]!, part)]) ?? null;
    const split = {
      ...sample,
      everyone,
      confusion: [...sample.confusion, ...without(everyone.confusion, sample.confusion)],
      leftOut: restLeftOut,
    };
    return estimateShare(split, [...selected, ...selected], [...selected, ...nobody]);
  },
};
