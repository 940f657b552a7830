import type { Rng } from "../../stats/rng.js";
import type { Pairs } from "./matching.js";
import { antitheticPass, askedInPass, differing, type PairWork } from "./pair-walks.js";
import { type GapPart, type GapSum, withLimits } from "./part.js";
import { twoWayError } from "./two-way-error.js";

export interface SampledWork extends PairWork {
  readonly pairs: Pairs;
  readonly passes: number;
  readonly confidence: number;
  /** The cluster of each row of the table; every row is one by itself when absent. */
  readonly clusters?: ArrayLike<number> | undefined;
  /** Whether no further pass is to be begun. */
  spent?(): boolean;
}

export interface SampledPart extends GapPart {
  /** The share of the error that more passes would take away; null after one pass. */
  readonly seMonteCarlo: number | null;
}

export interface SampledGap {
  /** Weighted mean difference over the pairs; Σ parts, but for rounding. */
  readonly gap: number;
  /** In the order of the units. */
  readonly parts: readonly SampledPart[];
  readonly residual: number;
  together(features: readonly string[]): GapSum;
  readonly passes: number;
}

/** Rows that the whole work would ask the model about. */
export const forecast = (work: PairWork, passes: number): number => passes * askedInPass(differing(work));

/**
 * The gap between two groups' mean values split among features by asking a model about made-up rows: sampled Shapley values over a
 * matching of the groups. null when not even one pass could be done.
 *
 * The value of a row may be anything that hangs on its score alone: the score, or the decision cut from it. The parts add up to the
 * mean difference of the pairs whatever is drawn. A feature in which no pair differs, or that the model does not use, has no part and no
 * error. The error covers the sampling of rows of both groups, the matching and the orders.
 *
 * @source Štrumbelj & Kononenko (2014), KAIS 41:647–665, §4 (sampling)
 */
export async function sampledGap(work: SampledWork, random: Rng): Promise<SampledGap | null> {
  const { units, pairs, base, confidence, clusters } = work;
  const differ = differing(work);
  const done: (readonly Float64Array[])[] = [];
  while (done.length < work.passes) {
    if (done.length > 0 && work.spent?.()) break;
    const parts = await antitheticPass(work, differ, random.fork("pass", done.length));
    if (parts === null) break;
    done.push(parts);
  }
  if (done.length === 0) return null;
  const mean = (values: Float64Array): number => values.reduce((sum, value, k) => sum + pairs.weight[k]! * value, 0);
  const ofPairs = units.map((_, u) => Float64Array.from(pairs.weight, (_w, k) => average(done.map((parts) => parts[u]![k]!))));
  const sumOf = (values: Float64Array): GapSum => {
    const value = mean(values);
    return withLimits(value, twoWayError(pairs, values, value, clusters && ((row) => clusters[row]!)), confidence);
  };
  const gap = mean(Float64Array.from(pairs.weight, (_, k) => base[pairs.first[k]!]! - base[pairs.second[k]!]!));
  const parts = units.map(({ name }, u) => ({
    feature: name,
    ...sumOf(ofPairs[u]!),
    seMonteCarlo: drawingError(
      done.map((one) => one[u]!),
      pairs.weight,
    ),
  }));
  return {
    gap,
    parts,
    residual: Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - gap),
    together: (features) =>
      sumOf(
        Float64Array.from(pairs.weight, (_, k) =>
          units.reduce((sum, { name }, u) => sum + (features.includes(name) ? ofPairs[u]![k]! : 0), 0),
        ),
      ),
    passes: done.length,
  };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard error because only so many orders were drawn for each pair. */
function drawingError(passes: readonly Float64Array[], weight: Float64Array): number | null {
  if (passes.length < 2) return null;
  let sum = 0;
  for (let k = 0; k < weight.length; k++) {
    const values = passes.map((parts) => parts[k]!);
    const mean = average(values);
    sum += (weight[k]! ** 2 * values.reduce((squares, value) => squares + (value - mean) ** 2, 0)) / (values.length - 1);
  }
  return Math.sqrt(sum / passes.length);
}
