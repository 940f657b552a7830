import { scoreMean } from "./kind/score-mean.js";

/**
 * Mean squared distance of the score from the label.
 *
 * Unit: score in [0, 1]; 0 = certain and right everywhere. No value without a label and a probability.
 * Example: scores 0.8 of a positive, 0.4 of a negative → (0.04 + 0.16) / 2 = 0.1.
 */
export const brierScore = scoreMean((score, label) => (score - label) ** 2, {
  among: "labelled",
  id: "brier_score",
  title: "Brier score",
  formula: "mean((score − label)²)",
  unit: "score",
  range: [0, 1],
  better: "lower",
  needs: ["label", "probability"],
  aliases: ["brier_score_loss", "brier"],
  sentence: null,
  source: "Brier (1950), Monthly Weather Review 78:1–3 (one class of two)",
});
