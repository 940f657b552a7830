import { meanError } from "../../stats/mean-error.js";
import { clusteredError } from "./clustered-error.js";
import { type GapPart, type GapSum, withLimits } from "./part.js";

/** What each feature adds to each row of a group, against all rows of the other group. */
export interface GroupContributions {
  /** One array a feature, one number a row. */
  readonly of: readonly Float64Array[];
  readonly rows: number;
  /** 1 each when absent. */
  readonly weights?: Float64Array | undefined;
  /** Which cluster each row belongs to; every row is one by itself when absent. */
  readonly clusters?: Int32Array | undefined;
}

export interface Crossed {
  readonly parts: readonly GapPart[];
  /** What the named features add together. */
  together(features: readonly string[]): GapSum;
}

/**
 * The parts of a gap, from what features add to the rows of either group against the other.
 *
 * A part is the mean over all pairs of a row of the first and a row of the second group. Its standard error is that of a two-sample
 * statistic: the variance of a row's mean over the other group, in each group; rows of a cluster count as one. Of a sum the rows' sums
 * are taken first.
 *
 * @source Hoeffding (1948), Ann. Math. Statist. 19:293–325, §7 (two samples)
 */
export function crossedContributions(
  names: readonly string[],
  [first, second]: readonly [GroupContributions, GroupContributions],
  confidence: number,
): Crossed {
  const sumOf = (places: readonly number[]): GapSum => {
    const a = meanOf(added(first, places), first);
    const b = meanOf(added(second, places), second);
    return withLimits(a.mean, Math.hypot(a.se, b.se), confidence);
  };
  return {
    parts: names.map((feature, j) => ({ feature, ...sumOf([j]) })),
    together: (features) => sumOf(names.flatMap((name, j) => (features.includes(name) ? [j] : []))),
  };
}

function added({ of, rows }: GroupContributions, places: readonly number[]): Float64Array {
  if (places.length === 1) return of[places[0]!]!;
  const sums = new Float64Array(rows);
  for (const place of places) for (let i = 0; i < rows; i++) sums[i]! += of[place]![i]!;
  return sums;
}

function meanOf(values: Float64Array, { weights, clusters }: GroupContributions): { readonly mean: number; readonly se: number } {
  const found = meanError(values, weights ?? null)!;
  if (clusters === undefined) return found;
  return { mean: found.mean, se: clusteredError(clusters, (i) => ((weights?.[i] ?? 1) * (values[i]! - found.mean)) / found.weight) };
}
