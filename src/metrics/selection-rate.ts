import { share } from "./kind/share.js";

/**
 * Of all rows with a decision, the share with a positive one: (TP + FP) / n, whatever the label.
 *
 * Equal selection rates across groups are "demographic parity".
 *
 * Unit: share in [0, 1]. No value without a row that has a prediction.
 * Example: predictions 1 0 1 1 → 3/4.
 */
export const selectionRate = share({
  id: "selection_rate",
  title: "Selection rate",
  formula: "(tp + fp) / n",
  better: "neither",
  aliases: ["positive_rate", "predicted_positive_rate", "pprev", "acceptance_rate", "approval_rate"],
  sentence: { among: "people", event: "get a positive decision" },
  source: "29 CFR 1607.16(R) (1978); Dwork et al. (2012), ITCS, §3",
  trials: (_, prediction) => prediction !== null,
  hits: (_, prediction) => prediction === 1,
});
