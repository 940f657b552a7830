import { byScore } from "../../metrics/kind/by-score.js";
import { type CalibrationBin, calibrationOf } from "../../metrics/kind/calibration-bins.js";
import type { SampledScores } from "../../metrics/kind/scores.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import { normalQuantile } from "../../stats/normal.js";
import { studentQuantile } from "../../stats/student.js";
import { wilson } from "../../stats/wilson.js";
import type { SweptBin } from "./row.js";

/** Labels against scores in bins of about equal weight, each with Wilson's limits: at Kish's size, or at that of a delete-a-group jackknife with clusters. [] without labels. */
export function sweptBins({ all, leftOut }: SampledScores, alpha: number): readonly SweptBin[] {
  const calibration = calibrationOf(all);
  if (calibration === null) return [];
  const { bins, both, binOf } = calibration;
  const z = normalQuantile(1 - alpha);
  if (leftOut === null) return bins.map((bin) => ({ ...shownOf(bin), ...wilson(bin.rate, (bin.w * bin.w) / bin.w2, z) }));
  const placeOf = new Map([...both.values].map((value, i) => [value, binOf[i]!]));
  const without = Array.from({ length: leftOut.buckets }, (_, bucket) => sumsOf(leftOut.without(bucket), placeOf, bins.length));
  return bins.map((bin, b) => {
    const others = without.map((sums) => sums[b]!).filter(({ n }) => n < bin.n);
    if (others.length < 2) return { ...shownOf(bin), lower: null, upper: null };
    const variance = jackknifeVariance(without.map((sums) => (sums[b]!.w > 0 ? sums[b]!.hits / sums[b]!.w : bin.rate)));
    const spread = bin.rate * (1 - bin.rate);
    const size = spread > 0 && variance > 0 ? Math.min(bin.n, spread / variance) : others.length;
    return { ...shownOf(bin), ...wilson(bin.rate, size, studentQuantile(1 - alpha, others.length - 1)) };
  });
}

const shownOf = ({ meanScore, rate, n }: CalibrationBin): Pick<SweptBin, "meanScore" | "rate" | "n"> => ({ meanScore, rate, n });

interface Sum {
  n: number;
  w: number;
  hits: number;
}

/** Rows, weight and weight of positives in each bin. */
function sumsOf(scores: SampledScores["all"], placeOf: ReadonlyMap<number, number>, bins: number): readonly Sum[] {
  const sums = Array.from({ length: bins }, (): Sum => ({ n: 0, w: 0, hits: 0 }));
  const { values, positive, negative } = byScore(scores);
  values.forEach((value, i) => {
    const sum = sums[placeOf.get(value)!]!;
    sum.n += positive.n[i]! + negative.n[i]!;
    sum.w += positive.w[i]! + negative.w[i]!;
    sum.hits += positive.w[i]!;
  });
  return sums;
}
