import { normalCdf } from "../stats/normal.js";
import { calibrationOf, concentrated, halfWidth, rateVariance } from "./kind/calibration-bins.js";
import { scoreMetric } from "./kind/score-metric.js";

/**
 * Expected calibration error less what chance adds to it, so that small groups do not look worse for being small.
 *
 * What chance adds is reckoned by drawing each bin's share of positives once more around the one found: the mean distance
 * of a normal number has a closed form. Kept at 0 or above.
 *
 * Unit: share in [0, 1]; 0 = calibrated as far as can be seen. No value without a label and a probability.
 * Example: scores 0.3, of 100 rows 30 positive → max(0, 0 − 0.0366) = 0.
 */
export const debiasedCalibrationError = scoreMetric(
  (own) => {
    const calibration = calibrationOf(own);
    if (calibration === null) return "zero_denominator";
    const { bins, n } = calibration;
    let value = 0;
    let lipschitz = 0;
    let bias = 0;
    for (const bin of bins) {
      const gap = Math.abs(bin.rate - bin.meanScore);
      const se = Math.sqrt(rateVariance(bin));
      value += bin.share * (2 * gap - foldedMean(gap, se));
      lipschitz += (bin.share * se) ** 2;
      bias += bin.share * Math.sqrt(2 / Math.PI) * se;
    }
    const kept = Math.max(0, value);
    return {
      value: kept,
      n,
      size: n,
      biased: true,
      limits(alpha) {
        const plain = bins.reduce((sum, { share, rate, meanScore }) => sum + share * Math.abs(rate - meanScore), 0);
        const { lower, upper } = concentrated(plain, Math.sqrt(lipschitz), (norm) => norm - bias)(alpha);
        return { lower: Math.min(kept, lower), upper };
      },
      certified() {
        // The correction moves by at most as much as the gaps do.
        const open = 3 * halfWidth(calibration, own);
        return { lower: Math.max(0, kept - open), upper: Math.min(1, kept + open) };
      },
    };
  },
  {
    id: "debiased_calibration_error",
    title: "Debiased calibration error",
    formula: "2 · expected_calibration_error − its mean when each bin's share is drawn again",
    unit: "score",
    range: [0, 1],
    better: "lower",
    needs: ["label", "probability"],
    aliases: ["debiased_ece"],
    sentence: null,
    source: "Kumar, Liang & Ma (2019), NeurIPS, §5 (debiased estimator); Bröcker (2012), Climate Dynamics 39:655–667",
    scale: "student",
  },
);

/** The mean of |x| for a normal x around `middle`. */
function foldedMean(middle: number, se: number): number {
  if (!(se > 0)) return middle;
  const z = middle / se;
  return se * Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2) + middle * (1 - 2 * normalCdf(-z));
}
