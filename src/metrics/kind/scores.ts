import { pointsWithout, sumOfPoints, totalOfPoints } from "../../cube/points.js";
import { noPoints, type Points } from "../../cube/series.js";
import type { Binning } from "../../cube/value-bins.js";

/** The scores of some rows, apart by what the label says. */
export interface Scores {
  readonly positive: Points;
  readonly negative: Points;
  readonly unlabelled: Points;
  /** null = the values are exact; else each stands in for its bin. */
  readonly binned: Binning | null;
}

/** The scores of some rows, and of those rows with each bucket of clusters left out. */
export interface SampledScores {
  readonly all: Scores;
  /** null when rows are independent. */
  readonly leftOut: { readonly buckets: number; without(bucket: number): Scores } | null;
}

export const noScores: Scores = { positive: noPoints, negative: noPoints, unlabelled: noPoints, binned: null };

/** The rows of `all` that are not in `part`. */
export const scoresWithout = (all: Scores, part: Scores): Scores => ({
  positive: pointsWithout(all.positive, part.positive),
  negative: pointsWithout(all.negative, part.negative),
  unlabelled: pointsWithout(all.unlabelled, part.unlabelled),
  binned: all.binned,
});

/** All scores whatever the label. */
export const everyScore = ({ positive, negative, unlabelled }: Scores): Points => sumOfPoints([positive, negative, unlabelled]);

/** Rows that have a score. */
export const rowsOf = ({ positive, negative, unlabelled }: Scores): number =>
  totalOfPoints(positive).n + totalOfPoints(negative).n + totalOfPoints(unlabelled).n;

/** Scores of independent rows, for examples; labels other than 0 and 1 are missing, a weight left out is 1. */
export function scoresFrom(rows: readonly (readonly [score: number, label: 0 | 1 | null, weight?: number])[]): Scores {
  const pointsOf = (wanted: 0 | 1 | null): Points =>
    sumOfPoints(
      rows
        .filter(([, label]) => label === wanted)
        .map(([score, , weight = 1]) => ({
          values: Float64Array.of(score),
          n: Float64Array.of(1),
          w: Float64Array.of(weight),
          w2: Float64Array.of(weight * weight),
        })),
    );
  return { positive: pointsOf(1), negative: pointsOf(0), unlabelled: pointsOf(null), binned: null };
}
