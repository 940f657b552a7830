import { totalOfPoints } from "../cube/points.js";
import { normalQuantile } from "../stats/normal.js";
import { wilson } from "../stats/wilson.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * Brier score of saying the base rate of everybody: p(1 − p), of the labelled rows with a score.
 *
 * Unit: score in [0, 0.25]. No value without a label and a probability.
 * Example: 1 of 4 positive → 3/16.
 */
export const brierUncertainty = scoreMetric(
  ({ positive, negative }) => {
    const hits = totalOfPoints(positive);
    const misses = totalOfPoints(negative);
    const weight = hits.w + misses.w;
    if (!(weight > 0)) return "zero_denominator";
    const p = hits.w / weight;
    const size = weight ** 2 / (hits.w2 + misses.w2);
    return {
      value: p * (1 - p),
      n: hits.n + misses.n,
      size,
      limits(alpha) {
        const { lower, upper } = wilson(p, size, normalQuantile(1 - alpha));
        const ends = [lower * (1 - lower), upper * (1 - upper)];
        return { lower: Math.min(...ends), upper: lower <= 0.5 && upper >= 0.5 ? 0.25 : Math.max(...ends) };
      },
      certified: () => ({ lower: p * (1 - p), upper: p * (1 - p) }),
    };
  },
  {
    id: "brier_uncertainty",
    title: "Brier uncertainty",
    formula: "base_rate · (1 − base_rate)",
    unit: "score",
    range: [0, 0.25],
    better: "neither",
    needs: ["label", "probability"],
    aliases: [],
    sentence: null,
    source: "Murphy (1973), J. Appl. Meteorol. 12:595–600",
    scale: "student",
  },
);
