import { type CalibrationBin, calibrationOf, concentrated, halfWidth, rateVariance, underCalibration } from "./kind/calibration-bins.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * Mean distance of the share of positives from the mean score, over 10 bins of about equal weight.
 *
 * Equal scores share a bin. It is above 0 by chance even when every score is right, the more so the fewer rows: beside it
 * stand the mean under right scores and how often chance exceeds the value.
 *
 * Unit: share in [0, 1]; 0 = calibrated. No value without a label and a probability.
 * Example: one bin with scores 0.2 0.4 and labels 0 1 → |0.5 − 0.3| = 0.2.
 */
export const expectedCalibrationError = scoreMetric(
  (own) => {
    const calibration = calibrationOf(own);
    if (calibration === null) return "zero_denominator";
    const { bins, n } = calibration;
    const value = meanGap(bins);
    const variances = bins.map(rateVariance);
    const lipschitz = Math.sqrt(bins.reduce((sum, { share }, b) => sum + share ** 2 * variances[b]!, 0));
    const bias = Math.sqrt(2 / Math.PI) * bins.reduce((sum, { share }, b) => sum + share * Math.sqrt(variances[b]!), 0);
    return {
      value,
      n,
      size: n,
      biased: true,
      limits: concentrated(value, lipschitz, (norm) => norm - bias),
      certified() {
        const open = halfWidth(calibration, own);
        return { lower: Math.max(0, value - open), upper: Math.min(1, value + open) };
      },
      underNone: (sample) => underCalibration(calibration, { value, statistic: meanGap, sample }),
    };
  },
  {
    id: "expected_calibration_error",
    title: "Expected calibration error",
    formula: "Σ over bins: share of weight · |positive share − mean score|",
    unit: "score",
    range: [0, 1],
    better: "lower",
    needs: ["label", "probability"],
    aliases: ["ece"],
    sentence: null,
    source: "Naeini, Cooper & Hauskrecht (2015), AAAI; equal mass: Roelofs et al. (2022), AISTATS, §3",
    scale: "student",
  },
);

function meanGap(bins: readonly CalibrationBin[]): number {
  return bins.reduce((sum, { share, rate, meanScore }) => sum + share * Math.abs(rate - meanScore), 0);
}
