import type { AreaErrors } from "./curve-limits.js";

/** Numbers in ascending order, each with its weight, and rows of equal weight that would be as informative. */
export interface WeightedSample {
  readonly values: Float64Array;
  readonly weights: Float64Array | null;
  readonly effective: number;
}

export interface CurvesApart {
  /** Largest difference of the distribution functions, 0 to 1. */
  readonly ks: number;
  /** Area between them (Wasserstein-1), in the unit of the values. */
  readonly area: number;
  readonly errors: AreaErrors;
}

/**
 * How far apart the distribution functions of two weighted samples are, and how far they would be by chance. Neither may be empty.
 *
 * Example: 1 2 3 4 and 3 4 5 6, each of weight 1 → ks 0.5, area 2.
 */
export function weightedCurves(a: WeightedSample, b: WeightedSample): CurvesApart {
  const [one, other] = [1 / a.effective, 1 / b.effective];
  const [weightA, weightB] = [a, b].map(({ values, weights }) => (weights === null ? values.length : weights.reduce((s, w) => s + w, 0)));
  let [i, j, ks, area, byChance, sumA, sumB] = [0, 0, 0, 0, 0, 0, 0];
  let before = Math.min(a.values[0]!, b.values[0]!);
  // The mixture that the error of the difference is as wide as: each sample counts by its noise.
  const mixed = { mean: 0, square: 0 };
  const shift = before;
  while (i < a.values.length || j < b.values.length) {
    const at = Math.min(a.values[i] ?? Infinity, b.values[j] ?? Infinity);
    const [f, g] = [sumA / weightA!, sumB / weightB!];
    const middle = Math.min(1, (one * f + other * g) / (one + other));
    ks = Math.max(ks, Math.abs(f - g));
    area += Math.abs(f - g) * (at - before);
    byChance += Math.sqrt(Math.max(0, middle * (1 - middle))) * (at - before);
    before = at;
    let [moreA, moreB] = [0, 0];
    for (; i < a.values.length && a.values[i] === at; i++) moreA += a.weights?.[i] ?? 1;
    for (; j < b.values.length && b.values[j] === at; j++) moreB += b.weights?.[j] ?? 1;
    sumA += moreA;
    sumB += moreB;
    const share = ((one * moreA) / weightA! + (other * moreB) / weightB!) / (one + other);
    mixed.mean += share * (at - shift);
    mixed.square += share * (at - shift) ** 2;
  }
  const noise = Math.sqrt(one + other);
  const [varA, varB] = [a, b].map(varianceOf);
  return {
    ks,
    area,
    errors: {
      ofMeans: Math.sqrt(varA! * one + varB! * other),
      byChance: Math.sqrt(2 / Math.PI) * noise * byChance,
      spread: noise * Math.sqrt(Math.max(0, mixed.square - mixed.mean ** 2)),
    },
  };
}

function varianceOf({ values, weights }: WeightedSample): number {
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  const whole = values.reduce((sum, _, i) => sum + weightOf(i), 0);
  const mean = values.reduce((sum, value, i) => sum + (weightOf(i) * (value - values[0]!)) / whole, 0) + values[0]!;
  return values.reduce((sum, value, i) => sum + (weightOf(i) * (value - mean) ** 2) / whole, 0);
}
