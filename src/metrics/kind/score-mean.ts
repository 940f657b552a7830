import { totalOfPoints } from "../../cube/points.js";
import type { Points } from "../../cube/series.js";
import { binOf } from "../../cube/value-bins.js";
import type { Metric } from "./metric.js";
import { type Found, scoreMetric } from "./score-metric.js";
import type { Scores } from "./scores.js";

/** Over which rows a mean is taken. */
type Among = "everybody" | "labelled" | "positives" | "negatives";

/** What is averaged: a function of a row's score and label, monotone in the score; the label is NaN where none is needed. */
type OfRow = (score: number, label: number) => number;

/**
 * The mean of a function of each row's score and label, with Student's limits from its variance.
 *
 * Where the label counts, half a row of each label at the mean score is added to the variance, not to the value: a label
 * that does not occur among few rows does not pass for certainty.
 */
export function scoreMean<const Id extends string>(
  of: OfRow,
  { among, ...facts }: Omit<Metric, "estimate"> & { readonly id: Id; readonly among: Among },
): Metric & { readonly id: Id } {
  return scoreMetric((own) => meanOf(of, partsOf(own, among), own) ?? "zero_denominator", { ...facts, scale: "student" });
}

interface Part {
  readonly points: Points;
  readonly label: number;
}

function partsOf({ positive, negative, unlabelled }: Scores, among: Among): readonly Part[] {
  switch (among) {
    case "positives":
      return [{ points: positive, label: Number.NaN }];
    case "negatives":
      return [{ points: negative, label: Number.NaN }];
    case "everybody":
      return [positive, negative, unlabelled].map((points) => ({ points, label: Number.NaN }));
    case "labelled":
      return [
        { points: negative, label: 0 },
        { points: positive, label: 1 },
      ];
  }
}

function meanOf(of: OfRow, parts: readonly Part[], { binned }: Scores): Found | null {
  const total = parts.reduce(
    (sum, { points }) => {
      const { n, w, w2 } = totalOfPoints(points);
      return { n: sum.n + n, w: sum.w + w, w2: sum.w2 + w2 };
    },
    { n: 0, w: 0, w2: 0 },
  );
  if (!(total.w > 0)) return null;
  const sumOf = ({ points, label }: Part, value: OfRow): number =>
    points.values.reduce((sum, x, i) => sum + points.w[i]! * value(x, label), 0);
  const meanBy = (value: OfRow): number => parts.reduce((sum, part) => sum + sumOf(part, value), 0) / total.w;
  const mean = meanBy(of);
  if (!Number.isFinite(mean)) return null;
  const slope = (score: number, label: number): number => (of(score, label) - mean) / total.w;
  return {
    value: mean,
    ratio: [mean * total.w, total.w],
    n: total.n,
    size: total.w ** 2 / total.w2,
    influences() {
      const rows = parts.map(({ points, label }) => ({ points, slopes: points.values.map((score) => slope(score, label)) }));
      if (parts.every(({ label }) => Number.isNaN(label))) return rows;
      const middle = meanBy((score) => score);
      const half = (total.w2 / total.w) ** 2 / 2;
      return [...rows, { points: pointAt(middle, half, 2), slopes: Float64Array.of(slope(middle, 0), slope(middle, 1)) }];
    },
    certified() {
      const ends = parts.map((part) =>
        (["lower", "upper"] as const).map((side) => sumOf(part, (score, label) => of(binOf(score, binned!)[side], label)) / total.w),
      );
      return {
        lower: ends.reduce((sum, two) => sum + Math.min(...two), 0),
        upper: ends.reduce((sum, two) => sum + Math.max(...two), 0),
      };
    },
  };
}

/** Some values at one place that only count in a variance. */
const pointAt = (value: number, w2: number, times: number): Points => {
  const all = (x: number) => new Float64Array(times).fill(x);
  return { values: all(value), n: all(0), w: all(0), w2: all(w2) };
};
