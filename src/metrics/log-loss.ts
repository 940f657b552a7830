import { scoreMean } from "./kind/score-mean.js";

/** Probabilities nearer to 0 or 1 count as this near, or one row could make the mean infinite. */
const NEAREST = 1e-15;

/**
 * Mean negative logarithm of the probability that the score gave to what came true.
 *
 * Probabilities are kept 10⁻¹⁵ away from 0 and 1, so that a row costs at most 34.5.
 *
 * Unit: nats, 0 or more; 0 = certain and right everywhere. No value without a label and a probability.
 * Example: scores 0.5 of a positive, 0.5 of a negative → ln 2 = 0.693.
 */
export const logLoss = scoreMean((score, label) => -Math.log(Math.max(NEAREST, label === 1 ? score : 1 - score)), {
  among: "labelled",
  id: "log_loss",
  title: "Log loss",
  formula: "−mean(ln(label = 1 ? score : 1 − score))",
  unit: "score",
  range: [0, null],
  better: "lower",
  needs: ["label", "probability"],
  aliases: ["cross_entropy"],
  sentence: null,
  source: "Good (1952), J. R. Stat. Soc. B 14:107–114, §8",
});
