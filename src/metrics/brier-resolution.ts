import { calibrationOf, concentrated, rateVariance } from "./kind/calibration-bins.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * How far the shares of positives differ between bins of scores: mean squared distance from the base rate, over 10 bins of about equal weight.
 *
 * The part of the uncertainty that the scores explain.
 *
 * Unit: score in [0, 0.25]; 0 = the scores say nothing. No value without a label and a probability.
 * Example: two bins of equal weight, shares 0 and 1 → 0.25.
 */
export const brierResolution = scoreMetric(
  (own) => {
    const calibration = calibrationOf(own);
    if (calibration === null) return "zero_denominator";
    const { bins, n } = calibration;
    const base = bins.reduce((sum, { share, rate }) => sum + share * rate, 0);
    const value = bins.reduce((sum, { share, rate }) => sum + share * (rate - base) ** 2, 0);
    const variances = bins.map(rateVariance);
    const bias = bins.reduce((sum, { share }, b) => sum + share * variances[b]!, 0);
    const lipschitz = Math.sqrt(Math.max(...bins.map(({ share }, b) => share * variances[b]!)));
    const norm = concentrated(Math.sqrt(value), lipschitz, (root) => Math.sqrt(Math.max(0, root ** 2 - bias)));
    return {
      value,
      n,
      size: n,
      biased: true,
      limits(alpha) {
        const { lower, upper } = norm(alpha);
        return { lower: lower ** 2, upper: Math.min(0.25, upper ** 2) };
      },
      // Labels and the order of the bins are exact: it is the resolution of bins of whole score bins.
      certified: () => ({ lower: value, upper: value }),
    };
  },
  {
    id: "brier_resolution",
    title: "Brier resolution",
    formula: "Σ over bins: share of weight · (positive share − base_rate)²",
    unit: "score",
    range: [0, 0.25],
    better: "higher",
    needs: ["label", "probability"],
    aliases: [],
    sentence: null,
    source: "Murphy (1973), J. Appl. Meteorol. 12:595–600",
    scale: "student",
  },
);
