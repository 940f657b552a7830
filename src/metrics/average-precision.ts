import { totalOfPoints } from "../cube/points.js";
import { type ByScore, byScore } from "./kind/by-score.js";
import { kish, scoreMetric } from "./kind/score-metric.js";

/**
 * Precision averaged over the positives: what share of the rows at or above a positive's score are positive.
 *
 * Rows of equal score count as one step. Without a useful score it is the base rate, so groups of different base rates
 * cannot be told apart by skill alone.
 *
 * Unit: share in (0, 1]. `n` is the positives. No value without positives.
 * Example: positives 0.9 0.5, negative 0.7 → (1/1 + 2/3) / 2 = 5/6.
 */
export const averagePrecision = scoreMetric(
  (own) => {
    const ofPositives = totalOfPoints(own.positive);
    if (!(ofPositives.w > 0)) return "zero_denominator";
    const both = byScore(own);
    const precision = precisionOf(both);
    const sum = both.values.reduce((all, _, i) => all + both.positive.w[i]! * precision[i]!, 0);
    const value = Math.min(1, sum / ofPositives.w);
    return {
      value,
      n: ofPositives.n,
      size: kish(own.positive),
      influences: () => influences(both, precision, value, ofPositives.w),
      certified: () => ({ lower: bound(both, "lower") / ofPositives.w, upper: bound(both, "upper") / ofPositives.w }),
    };
  },
  {
    id: "average_precision",
    title: "Average precision",
    formula: "Σ (recall step) · precision",
    unit: "score",
    range: [0, 1],
    better: "higher",
    needs: ["label", "score"],
    aliases: ["pr_auc", "auprc"],
    sentence: null,
    source: "Boyd, Eng & Page (2013), ECML PKDD, §2–3; Zhu (2004), Univ. of Waterloo WP 2004-09",
    scale: "wilson",
  },
);

/** Of the weight at or above each score, the positive share. */
function precisionOf({ values, positive, negative }: ByScore): Float64Array {
  const precision = new Float64Array(values.length);
  let hits = 0;
  let all = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    hits += positive.w[i]!;
    all += positive.w[i]! + negative.w[i]!;
    precision[i] = all > 0 ? hits / all : 0;
  }
  return precision;
}

/** With the correction for the positives whose mean it is of. A positive row counts by its own precision and by what it adds to that of the positives below it, a negative one by what it takes from it. */
function influences({ values, positive, negative }: ByScore, precision: Float64Array, value: number, weight: number) {
  const ofPositive = new Float64Array(values.length);
  const ofNegative = new Float64Array(values.length);
  const above = new Float64Array(values.length + 1);
  for (let i = values.length - 1; i >= 0; i--) above[i] = above[i + 1]! + positive.w[i]! + negative.w[i]!;
  const size = kish(positive);
  const scale = (size > 1 ? Math.sqrt(size / (size - 1)) : 1) / weight;
  let gain = 0;
  let loss = 0;
  for (let i = 0; i < values.length; i++) {
    const share = above[i]! > 0 ? positive.w[i]! / above[i]! : 0;
    gain += share * (1 - precision[i]!);
    loss += share * precision[i]!;
    ofPositive[i] = (precision[i]! - value + gain) * scale;
    ofNegative[i] = -loss * scale;
  }
  return [
    { points: positive, slopes: ofPositive },
    { points: negative, slopes: ofNegative },
  ];
}

/** The sum of precisions when the rows of each bin are ordered as badly or as well as they can be. */
function bound({ values, positive, negative }: ByScore, side: "lower" | "upper"): number {
  let hits = 0;
  let misses = 0;
  let sum = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    const w = positive.w[i]!;
    if (side === "lower") {
      misses += negative.w[i]!;
      // Positives one after the other, each with at least the precision before it.
      if (w > 0) sum += misses === 0 ? w : w - misses * Math.log1p(w / (hits + misses));
    } else if (w > 0) {
      sum += (w * (hits + w)) / (hits + w + misses);
      misses += negative.w[i]!;
    } else misses += negative.w[i]!;
    hits += w;
  }
  return sum;
}
