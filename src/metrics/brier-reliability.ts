import { type CalibrationBin, calibrationOf, concentrated, halfWidth, rateVariance, underCalibration } from "./kind/calibration-bins.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * Part of the Brier score that comes of scores being off: mean squared distance of the share of positives from the mean score, over 10 bins of about equal weight.
 *
 * Brier score of the binned scores = reliability − resolution + uncertainty. Like every distance it is above 0 by chance;
 * its mean under right scores stands beside it.
 *
 * Unit: score in [0, 1]; 0 = calibrated. No value without a label and a probability.
 * Example: one bin with scores 0.2 0.4 and labels 0 1 → 0.2² = 0.04.
 */
export const brierReliability = scoreMetric(
  (own) => {
    const calibration = calibrationOf(own);
    if (calibration === null) return "zero_denominator";
    const { bins, n } = calibration;
    const value = meanSquare(bins);
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
        return { lower: lower ** 2, upper: Math.min(1, upper ** 2) };
      },
      certified() {
        const open = 2 * halfWidth(calibration, own);
        return { lower: Math.max(0, value - open), upper: Math.min(1, value + open) };
      },
      underNone: (sample) => underCalibration(calibration, { value, statistic: meanSquare, sample }),
    };
  },
  {
    id: "brier_reliability",
    title: "Brier reliability",
    formula: "Σ over bins: share of weight · (positive share − mean score)²",
    unit: "score",
    range: [0, 1],
    better: "lower",
    needs: ["label", "probability"],
    aliases: [],
    sentence: null,
    source: "Murphy (1973), J. Appl. Meteorol. 12:595–600; Bröcker (2009), Q. J. R. Meteorol. Soc. 135:1512–1519",
    scale: "student",
  },
);

function meanSquare(bins: readonly CalibrationBin[]): number {
  return bins.reduce((sum, { share, rate, meanScore }) => sum + share * (rate - meanScore) ** 2, 0);
}
