import { bca } from "../../stats/bca.js";
import type { Limits } from "../../stats/limits.js";
import { drawMultinomial } from "../../stats/multinomial-draw.js";
import type { Rng } from "../../stats/rng.js";
import { total } from "./confusion.js";
import { countsOf, weightsOf } from "./counts.js";
import { hasValue, type Metric, type Sample } from "./metric.js";
import { estimateSmooth, finite, type OfCounts } from "./smooth.js";

/** Share of resamples that may have no value before the bootstrap is given up. */
const TOLERATED_UNDEFINED = 0.05;
/** Resamples wanted in each tail: twice what `bca` asks for, as its correction moves the quantiles. */
const IN_TAIL = 200;
/** Beyond this the delta method answers: the tails that many pairs ask for would cost more than they are worth. */
const MOST_RESAMPLES = 10_000;

/**
 * A metric that is any function of the weighted counts: BCa limits on resampled cells, where they exist, else those of `smooth`.
 *
 * Cells are resampled, never rows: for a function of counts it is the same distribution, at a cost that does
 * not depend on the rows. Weighted tables are resampled at Kish's effective size.
 *
 * @source Efron (1987), JASA 82:171–185; Kish (1965), Survey Sampling, §11.7
 */
export function resampled<const Id extends string>(
  of: OfCounts,
  facts: Omit<Metric, "estimate"> & { readonly id: Id },
): Metric & { readonly id: Id } {
  return {
    ...facts,
    estimate(sample) {
      const estimate = estimateSmooth(of, facts, sample);
      if (!hasValue(estimate) || estimate.leftOut) return estimate;
      const draw = drawing(of, estimate.value, sample);
      return { ...estimate, method: "bca_cells", limits: (alpha) => clamped(draw(alpha), facts.range) ?? estimate.limits(alpha) };
    },
  };
}

function drawing(of: OfCounts, value: number, { confusion, random, resamples, favorable }: Sample): (alpha: number) => Limits | null {
  const weights = weightsOf(confusion);
  const all = total(confusion);
  const size = Math.max(1, Math.round(all.w ** 2 / all.w2));
  const scaled = weights.map((w) => (w * size) / all.w);
  const evaluate = (cells: Float64Array): number | null => finite(of(countsOf(cells), { weights: cells, favorable }));
  return (alpha) => {
    const count = Math.max(resamples, Math.ceil(IN_TAIL / alpha));
    if (count > Math.max(resamples, MOST_RESAMPLES)) return null;
    const draws = drawn(evaluate, { scaled, size, count, random: random.fork("draws") });
    const varies = draws.some((draw) => draw !== draws[0]);
    if (!varies || draws.length < count * (1 - TOLERATED_UNDEFINED)) return null;
    const jackknife = [...scaled.keys()]
      .filter((i) => scaled[i]! > 0)
      .map((i) => ({ value: evaluate(scaled.with(i, Math.max(0, scaled[i]! - 1))) ?? value, weight: scaled[i]! }));
    return bca(value, draws, jackknife, alpha);
  };
}

interface Draw {
  readonly scaled: Float64Array;
  readonly size: number;
  readonly count: number;
  readonly random: Rng;
}

/** The values of those resamples that have one. */
function drawn(evaluate: (cells: Float64Array) => number | null, { scaled, size, count, random }: Draw): Float64Array {
  const out = new Float64Array(scaled.length);
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    drawMultinomial(size, scaled, random, out);
    const value = evaluate(out);
    if (value !== null) values.push(value);
  }
  return Float64Array.from(values);
}

const clamped = (limits: Limits | null, [low, high]: Metric["range"]): Limits | null =>
  limits && { lower: Math.max(low ?? -Infinity, limits.lower), upper: Math.min(high ?? Infinity, limits.upper) };
