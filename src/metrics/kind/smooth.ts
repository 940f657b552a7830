import { jackknifeVariance } from "../../stats/jackknife.js";
import { normalQuantile } from "../../stats/normal.js";
import { studentQuantile } from "../../stats/student.js";
import { type Confusion, total } from "./confusion.js";
import { type Counts, countsOf, weightsOf } from "./counts.js";
import type { Estimate, Metric, NoEstimate, Sample } from "./metric.js";
import { scaleOf } from "./scale.js";

/** A function of the weighted counts of some rows; null where it has no value. */
export type OfCounts = (counts: Counts, cells: Cells) => number | null;

/** The nine weights behind the counts, for functions that name other metrics. */
export interface Cells {
  readonly weights: Float64Array;
  readonly favorable: Sample["favorable"];
}

/**
 * A metric that is a smooth function of the weighted counts: limits by the delta method on a scale without ends.
 *
 * The scale is the logit for a range from 0 to 1, Fisher's z from −1 to 1, the logarithm from 0 up, else the
 * number itself. Each cell that the metric reads first gets half a row more, so that empty cells do not pass
 * for certainty; each limit starts from the value with or without it, whichever is further out. Weighted rows
 * count by Σw², clustered ones by a delete-a-group jackknife with Student's t.
 *
 * @source Agresti (2013), Categorical Data Analysis, §16.1 (delta method), §3.1 (half a row)
 */
export function smooth<const Id extends string>(
  of: OfCounts,
  facts: Omit<Metric, "estimate"> & { readonly id: Id },
): Metric & { readonly id: Id } {
  return {
    ...facts,
    estimate: (sample) => estimateSmooth(of, facts, sample),
  };
}

/** The value of a function of counts, with delta-method limits. */
export function estimateSmooth(of: OfCounts, { needs, range }: Pick<Metric, "needs" | "range">, sample: Sample): Estimate | NoEstimate {
  const evaluate = (weights: Float64Array): number | null => finite(of(countsOf(weights), { weights, favorable: sample.favorable }));
  const read = cellsRead(needs);
  const n = sample.confusion.reduce((rows, tally, i) => (read[i] ? rows + tally.n : rows), 0);
  const value = n === 0 ? null : evaluate(weightsOf(sample.confusion));
  if (value === null) {
    return {
      value: null,
      reason: total(sample.confusion).n === 0 ? "empty_group" : "zero_denominator",
      numerator: null,
      denominator: null,
      n,
    };
  }
  const leftOut = sample.leftOut && Float64Array.from(sample.leftOut, (part) => evaluate(weightsOf(part)) ?? value);
  const limits = leftOut ? jackknifed(value, leftOut, range) : linearised(value, evaluate, sample.confusion, { read, range });
  return { value, numerator: null, denominator: null, n, nEff: null, method: leftOut ? "jackknife" : "delta", leftOut, limits };
}

/** Which of the nine cells hold rows with all that a metric needs. */
const cellsRead = (needs: Metric["needs"]): readonly boolean[] =>
  Array.from({ length: 9 }, (_, i) => (!needs.includes("label") || i >= 3) && (!needs.includes("prediction") || i % 3 !== 0));

interface Read {
  readonly read: readonly boolean[];
  readonly range: Metric["range"];
}

function linearised(
  value: number,
  evaluate: (weights: Float64Array) => number | null,
  confusion: Confusion,
  { read, range }: Read,
): Estimate["limits"] {
  const all = total(confusion);
  // The weight of half a row: rows of weight Σw² / Σw would be as many as Kish's effective size says.
  const half = all.w2 / all.w / 2;
  const weights = weightsOf(confusion).map((w, i) => (read[i] ? w + half : w));
  const squares = confusion.map(({ w2 }, i) => (read[i] ? w2 + half * 2 * half : w2));
  const scale = scaleOf(range);
  const centre = evaluate(weights);
  const slopes = weights.map((w, i) => (w > 0 ? slope(evaluate, weights, i, scale.to) : 0));
  const mean = slopes.reduce((sum, s, i) => sum + s * weights[i]!, 0) / weights.reduce((sum, w) => sum + w, 0);
  const se = Math.sqrt(squares.reduce((sum, w2, i) => sum + w2 * (slopes[i]! - mean) ** 2, 0));
  return (alpha) => {
    if (centre === null || !Number.isFinite(se)) return null;
    const far = normalQuantile(1 - alpha) * se;
    const ends = [scale.to(centre), scale.to(value)];
    return { lower: scale.from(Math.min(...ends) - far), upper: scale.from(Math.max(...ends) + far) };
  };
}

/** Derivative by the weight of one cell, on the scale of the limits. */
function slope(
  evaluate: (weights: Float64Array) => number | null,
  weights: Float64Array,
  cell: number,
  to: (value: number) => number,
): number {
  const own = weights[cell]!;
  const step = own * 1e-5;
  // In place: an array of its own for each would cost more than the function.
  const at = (w: number): number => {
    weights[cell] = w;
    const value = to(evaluate(weights) ?? Number.NaN);
    weights[cell] = own;
    return value;
  };
  return (at(own + step) - at(own - step)) / (2 * step);
}

function jackknifed(value: number, leftOut: Float64Array, range: Metric["range"]): Estimate["limits"] {
  const se = Math.sqrt(jackknifeVariance(leftOut));
  return (alpha) => {
    if (leftOut.length < 2) return null;
    const half = studentQuantile(1 - alpha, leftOut.length - 1) * se;
    return { lower: Math.max(range[0] ?? -Infinity, value - half), upper: Math.min(range[1] ?? Infinity, value + half) };
  };
}

export const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
