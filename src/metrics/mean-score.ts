import { scoreMean } from "./kind/score-mean.js";

/**
 * Mean score of all rows that have one, whatever the label.
 *
 * Unit: that of the score. No value without a score.
 * Example: 0.2 0.4 0.9 → 0.5.
 */
export const meanScore = scoreMean((score) => score, {
  among: "everybody",
  id: "mean_score",
  title: "Mean score",
  formula: "mean(score)",
  unit: "score",
  range: [null, null],
  better: "neither",
  needs: ["score"],
  aliases: ["average_score", "avg_score"],
  sentence: null,
  source: "Agarwal, Dudík & Wu (2019), ICML, §2 (statistical parity of scores)",
});
