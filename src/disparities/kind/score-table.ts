import { sumOfPoints } from "../../cube/points.js";
import type { Points } from "../../cube/series.js";
import { onto } from "../../metrics/kind/by-score.js";
import { kish } from "../../metrics/kind/score-metric.js";

/** Weights of several groups by score, all on the same scores. */
export interface ScoreTable {
  /** Ascending. */
  readonly values: Float64Array;
  /** For each group its weight at every score. */
  readonly weights: readonly ArrayLike<number>[];
  /** For each group, rows of equal weight that would be as informative. */
  readonly sizes: readonly number[];
}

/** The points of several groups on the scores that occur in any. */
export function scoreTable(groups: readonly Points[]): ScoreTable {
  const { values } = sumOfPoints(groups);
  return { values, weights: groups.map((points) => onto(values, points).w), sizes: groups.map(kish) };
}

/** The table with neighbouring scores put together, about equally many of each group's rows in a bin; at most `most` bins, each at its mean score. */
export function coarsened({ values, weights, sizes }: ScoreTable, most: number): ScoreTable {
  if (values.length <= most) return { values, weights, sizes };
  const totals = weights.map(sumOf);
  const mass = values.map((_, i) => weights.reduce((sum, row, g) => sum + (totals[g]! > 0 ? row[i]! / totals[g]! : 0), 0) / weights.length);
  const bins = new Uint32Array(values.length);
  let below = 0;
  values.forEach((_, i) => {
    bins[i] = Math.min(most - 1, Math.floor(most * (below + mass[i]! / 2)));
    below += mass[i]!;
  });
  const used = [...new Set(bins)];
  const placeOf = new Map(used.map((bin, place) => [bin, place]));
  const folded = (row: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(used.length);
    for (let i = 0; i < bins.length; i++) sums[placeOf.get(bins[i]!)!]! += row[i]!;
    return sums;
  };
  const all = folded(mass);
  return {
    values: folded(mass.map((m, i) => m * values[i]!)).map((sum, b) => sum / all[b]!),
    weights: weights.map(folded),
    sizes,
  };
}

/** For each score the share of the weight at or below it. */
export function cumulated(weights: ArrayLike<number>, out: Float64Array): Float64Array {
  const total = sumOf(weights);
  let below = 0;
  for (let i = 0; i < weights.length; i++) {
    below += weights[i]!;
    out[i] = below / total;
  }
  return out;
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
