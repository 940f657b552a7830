import { binOf } from "../../cube/value-bins.js";
import { drawBinomial } from "../../stats/binomial-draw.js";
import type { Limits } from "../../stats/limits.js";
import { normalQuantile } from "../../stats/normal.js";
import { permutationP } from "../../stats/permutation-p.js";
import type { Rng } from "../../stats/rng.js";
import { type ByScore, byScore } from "./by-score.js";
import type { Sample, UnderNone } from "./metric.js";
import type { Scores } from "./scores.js";

/** Bins of about equal weight in which labels are set against scores. */
export const CALIBRATION_BINS = 10;

/** Rows of neighbouring scores. */
export interface CalibrationBin {
  /** Share of all weight. */
  readonly share: number;
  readonly n: number;
  readonly w: number;
  readonly w2: number;
  readonly meanScore: number;
  /** Weighted share of positive labels. */
  readonly rate: number;
}

/** Labelled scores in bins of about equal weight. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  readonly n: number;
  readonly weight: number;
  readonly both: ByScore;
  /** The bin of every score. */
  readonly binOf: Uint8Array;
}

/** The scores in bins of about equal weight, equal scores always together; empty bins left out. null without labelled rows. */
export function calibrationOf(scores: Scores, most = CALIBRATION_BINS): Calibration | null {
  const both = byScore(scores);
  const { values, positive, negative } = both;
  const weights = values.map((_, i) => positive.w[i]! + negative.w[i]!);
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(total > 0)) return null;
  const sums: { n: number; w: number; w2: number; score: number; hits: number }[] = [];
  const placeOf = new Uint8Array(values.length);
  let below = 0;
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    const w = weights[i]!;
    const bin = Math.min(most - 1, Math.floor((most * (below + w / 2)) / total));
    below += w;
    if (bin !== last) sums.push({ n: 0, w: 0, w2: 0, score: 0, hits: 0 });
    last = bin;
    placeOf[i] = sums.length - 1;
    const sum = sums.at(-1)!;
    sum.n += positive.n[i]! + negative.n[i]!;
    sum.w += w;
    sum.w2 += positive.w2[i]! + negative.w2[i]!;
    sum.score += w * values[i]!;
    sum.hits += positive.w[i]!;
  }
  return {
    bins: sums.map(({ n, w, w2, score, hits }) => ({
      share: w / total,
      n,
      w,
      w2,
      meanScore: w > 0 ? score / w : 0,
      rate: w > 0 ? hits / w : 0,
    })),
    n: sums.reduce((rows, { n }) => rows + n, 0),
    weight: total,
    both,
    binOf: placeOf,
  };
}

/** Variance of a bin's rate; half a row of each label is added, so that a bin of one label does not pass for certainty. */
export function rateVariance({ w, w2, rate }: CalibrationBin): number {
  if (!(w > 0)) return 0;
  const row = w2 / w;
  const p = (rate * w + row / 2) / (w + row);
  return (p * (1 - p) * w2) / (w * w);
}

/** Weighted mean half-width of the bins that scores were put in: by so much a mean distance can be off. */
export function halfWidth({ both: { values, positive, negative }, weight }: Calibration, { binned }: Scores): number {
  if (binned === null) return 0;
  let sum = 0;
  values.forEach((value, i) => {
    const { lower, upper } = binOf(value, binned);
    sum += ((positive.w[i]! + negative.w[i]!) * (upper - lower)) / 2;
  });
  return sum / weight;
}

/**
 * Limits of a weighted norm of the bins' gaps, from its value.
 *
 * The norm is convex and moves by at most `lipschitz` per standard error of the gaps, so by Gaussian concentration it
 * stays below its median less z · lipschitz with probability alpha at most, and by convexity the median is not below the
 * true norm: that is the upper limit. The lower one allows for the bias as well, which `unbiased` takes off.
 *
 * @source Borell (1975), Invent. Math. 30:207–216; Kwapień (1994), Math. Scand. 74:81–84
 */
export const concentrated =
  (value: number, lipschitz: number, unbiased: (norm: number) => number) =>
  (alpha: number): Limits => {
    const far = normalQuantile(1 - alpha) * lipschitz;
    return { lower: Math.max(0, unbiased(Math.max(0, value - far))), upper: value + far };
  };

const DRAWS = 499;
/** Different scores up to which every one is drawn; beyond, each bin has so many rows that its positives are normal. */
const DRAWN_ONE_BY_ONE = 256;

/** A statistic of the bins when the scores are right: each label is drawn with its score's probability. */
export function underCalibration(
  calibration: Calibration,
  {
    value,
    statistic,
    sample: { random, draws: count = DRAWS },
  }: {
    readonly value: number;
    readonly statistic: (bins: readonly CalibrationBin[]) => number;
    readonly sample: Pick<Sample, "random" | "draws">;
  },
): UnderNone {
  const draw = drawingRates(calibration, random);
  const bins = calibration.bins.map((bin) => ({ ...bin }));
  const draws = Float64Array.from({ length: count }, () => {
    const rates = draw();
    for (let b = 0; b < bins.length; b++) bins[b]!.rate = rates[b]!;
    return statistic(bins);
  });
  return { ...permutationP(value, draws), draws: count };
}

function drawingRates({ bins, both: { values, positive, negative }, binOf: placeOf }: Calibration, random: Rng): () => Float64Array {
  const rates = new Float64Array(bins.length);
  if (values.length <= DRAWN_ONE_BY_ONE) {
    const rows = values.map((_, i) => positive.n[i]! + negative.n[i]!);
    const each = rows.map((n, i) => (n > 0 ? (positive.w[i]! + negative.w[i]!) / n : 0));
    return () => {
      rates.fill(0);
      for (let i = 0; i < values.length; i++) rates[placeOf[i]!]! += each[i]! * drawBinomial(rows[i]!, values[i]!, random);
      for (let b = 0; b < bins.length; b++) rates[b] = bins[b]!.w > 0 ? rates[b]! / bins[b]!.w : 0;
      return rates;
    };
  }
  const spread = new Float64Array(bins.length);
  values.forEach((score, i) => {
    spread[placeOf[i]!]! += score * (1 - score) * (positive.w2[i]! + negative.w2[i]!);
  });
  return () => {
    bins.forEach(({ meanScore, w }, b) => {
      const u = Math.max(2 ** -53, random.next());
      rates[b] = w > 0 ? meanScore + (Math.sqrt(spread[b]!) / w) * normalQuantile(u) : 0;
    });
    return rates;
  };
}
