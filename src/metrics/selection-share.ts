import type { Metric } from "./kind/metric.js";
import { shareOfAll } from "./kind/share-of-all.js";

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
  estimate: shareOfAll((_, prediction) => prediction === 1),
};
