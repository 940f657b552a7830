import { bca } from "../../stats/bca.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { drawMultinomial } from "../../stats/multinomial-draw.js";
import { studentQuantile } from "../../stats/student.js";
import { total } from "./confusion.js";
import { type Counts, countsOf, weightsOf } from "./counts.js";
import type { Estimate, Metric, NoEstimate, Sample } from "./metric.js";

type Facts = Omit<Metric, "estimate">;

/** Share of resamples that may have no value before the limits are given up. */
const TOLERATED_UNDEFINED = 0.05;

/**
 * A metric that is a smooth function of the weighted counts and has no closed interval: BCa limits on resampled cells.
 *
 * Cells are resampled, never rows: for a function of counts it is the same distribution, at a cost that does
 * not depend on the rows. Weighted tables are resampled at Kish's effective size. Clustered rows use the
 * delete-a-group jackknife with Student's t.
 *
 * @source Efron (1987), JASA 82:171–185; Kish (1965), Survey Sampling, §11.7
 */
export function smooth<const Id extends string>(of: (counts: Counts) => number | null, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } {
  return {
    ...facts,
    estimate(sample): Estimate | NoEstimate {
      const all = total(sample.confusion);
      const n = rowsRead(sample, facts.needs);
      const value = n === 0 ? null : finite(of(countsOf(weightsOf(sample.confusion))));
      if (value === null) {
        return { value: null, reason: all.n === 0 ? "empty_group" : "zero_denominator", numerator: null, denominator: null, n };
      }
      const leftOut = sample.leftOut && Float64Array.from(sample.leftOut, (part) => finite(of(countsOf(weightsOf(part)))) ?? value);
      const limits = leftOut ? jackknifed(value, leftOut, facts.range) : resampled(value, of, sample, facts.range);
      return { value, numerator: null, denominator: null, n, nEff: null, method: leftOut ? "jackknife" : "bca_cells", leftOut, limits };
    },
  };
}

/** Rows that have everything the metric needs. */
function rowsRead({ confusion }: Sample, needs: Metric["needs"]): number {
  return confusion.reduce((n, tally, i) => {
    const complete = (!needs.includes("label") || i >= 3) && (!needs.includes("prediction") || i % 3 !== 0);
    return complete ? n + tally.n : n;
  }, 0);
}

function resampled(value: number, of: (counts: Counts) => number | null, sample: Sample, range: Metric["range"]): Estimate["limits"] {
  const weights = weightsOf(sample.confusion);
  const all = total(sample.confusion);
  const size = Math.max(1, Math.round(all.w ** 2 / all.w2));
  const scaled = weights.map((w) => (w * size) / all.w);
  let draws: Float64Array | null = null;
  return (alpha) => {
    draws ??= drawn(of, scaled, size, sample);
    if (draws.length < sample.resamples * (1 - TOLERATED_UNDEFINED)) return null;
    const jackknife = [...scaled.keys()]
      .filter((i) => scaled[i]! > 0)
      .map((i) => ({ value: finite(of(countsOf(scaled.with(i, Math.max(0, scaled[i]! - 1))))) ?? value, weight: scaled[i]! }));
    return clamped(bca(value, draws, jackknife, alpha), range);
  };
}

/** The values of the resamples that have one. */
function drawn(of: (counts: Counts) => number | null, scaled: Float64Array, size: number, { random, resamples }: Sample): Float64Array {
  const out = new Float64Array(scaled.length);
  const values: number[] = [];
  for (let i = 0; i < resamples; i++) {
    drawMultinomial(size, scaled, random, out);
    const value = finite(of(countsOf(out)));
    if (value !== null) values.push(value);
  }
  return Float64Array.from(values);
}

function jackknifed(value: number, leftOut: Float64Array, range: Metric["range"]): Estimate["limits"] {
  const se = Math.sqrt(jackknifeVariance(leftOut));
  return (alpha) => {
    if (leftOut.length < 2) return null;
    const half = studentQuantile(1 - alpha, leftOut.length - 1) * se;
    return clamped({ lower: value - half, upper: value + half }, range);
  };
}

function clamped(limits: Limits | null, [low, high]: Metric["range"]): Limits | null {
  return limits && { lower: Math.max(low, limits.lower), upper: high === null ? limits.upper : Math.min(high, limits.upper) };
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
