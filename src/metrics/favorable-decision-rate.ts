import { share } from "./kind/share.js";

/**
 * Of all rows with a decision, the share whose decision is the one that is good for the person.
 *
 * The selection rate where a positive decision is good, one minus it where a positive decision is bad.
 *
 * Unit: share in [0, 1]. No value without a row that has a prediction.
 * Example: predictions 1 0 1 1, favourable = negative → 1/4.
 */
export const favorableDecisionRate = share({
  id: "favorable_decision_rate",
  title: "Favourable decision rate",
  formula: "favorable / n",
  better: "neither",
  aliases: ["favorable_rate", "favourable_decision_rate"],
  sentence: { among: "people", event: "get the favourable decision" },
  source: "29 CFR 1607.4(D) (1978)",
  trials: (_, prediction) => prediction !== null,
  hits: (_, prediction, favorable) => prediction === (favorable === "positive" ? 1 : 0),
});
