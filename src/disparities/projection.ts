import type { Limits } from "../stats/limits.js";
import { normalCdf } from "../stats/normal.js";
import type { Level } from "./disparity.js";

/** Things of which every ordered pair has a gap, by their places 0 … k − 1. */
export interface Pairs {
  readonly k: number;
  readonly scale: "difference" | "ratio";
  value(i: number, j: number): number | null;
  /** One-sided limits with the value between them. */
  limits(i: number, j: number, alpha: number): Limits | null;
}

/** One side of the bounds of the furthest pair. */
export interface Side {
  readonly at: number;
  readonly alpha: number;
  readonly pair: readonly [number, number];
}

/** Where the gap of the furthest pair lies: surely beyond `near`, surely not beyond `far`. */
export interface Projection {
  readonly near: Side;
  /** null = a pair has no limits, so nothing bounds the gap. */
  readonly far: Side | null;
}

/** Two-sided limits at this level are one standard error away on each side. */
const ONE_SE = normalCdf(-1);

/**
 * Bounds of the gap of the furthest pair among k things, from bounds of every ordered pair.
 *
 * `far` is the furthest far limit at alpha: to be within a limit every pair must be, so no correction is due
 * (intersection–union). `near` is the furthest near limit at alpha / m: when the true gap is at the limit, at
 * most ⌊k²/4⌋ pairs lie there (tops × bottoms), so m = ⌊k²/4⌋; a limit within one standard error of the pair
 * is so close to no gap that every ordered pair counts, m = k(k − 1). Without a limit `near` inverts that test
 * over all limits: the larger m must clear one standard error before the smaller one may speak.
 *
 * `components` is the number of gaps of which the worst is taken; each gets its share of the error.
 * null when no pair has limits.
 *
 * @source Berger (1982), Technometrics 24:295–300 (intersection–union); ⌊k²/4⌋ and one standard error: simulated in test/stats/verdict-simulation.test.ts
 */
export function project(pairs: Pairs, { alpha, limit }: Level, components = 1): Projection | null {
  const { k, scale } = pairs;
  const strict = alpha / (components * k * (k - 1));
  const usual = alpha / (components * Math.floor((k * k) / 4));
  const further = scale === "difference" ? (x: number, y: number) => x > y : (x: number, y: number) => x < y;
  let near: Side | null = null;
  let far: Side | null = null;
  let bounded = true;
  for (let i = 0; i < k; i++) {
    for (let j = k - 1; j >= 0; j--) {
      if (i === j) continue;
      const limits = pairs.limits(i, j, alpha);
      if (limits === null) {
        bounded = false;
        continue;
      }
      const outer = scale === "difference" ? limits.upper : limits.lower;
      if (far === null || further(outer, far.at)) far = { at: outer, alpha, pair: [i, j] };
      const value = pairs.value(i, j);
      // A pair's near limit is never further than its value.
      if (value === null || (near !== null && !further(value, near.at))) continue;
      const candidate = nearOf(pairs, [i, j], { limit, strict, usual });
      if (candidate !== null && (near === null || further(candidate.at, near.at))) near = candidate;
    }
  }
  return near && { near, far: bounded ? far : null };
}

interface Corrected {
  readonly limit: number | null;
  readonly strict: number;
  readonly usual: number;
}

function nearOf(pairs: Pairs, pair: readonly [number, number], { limit, strict, usual }: Corrected): Side | null {
  const side = (alpha: number): Side | null => {
    const limits = pairs.limits(...pair, alpha);
    return limits && { at: pairs.scale === "difference" ? limits.lower : limits.upper, alpha, pair };
  };
  if (strict === usual) return side(strict);
  const se = standardError(pairs, pair);
  if (limit !== null) return side(distance(pairs.scale, limit) < se ? strict : usual);
  const careful = side(strict);
  return careful !== null && distance(pairs.scale, careful.at) >= se ? side(usual) : careful;
}

/** Half the width of the limits at one standard error; of the logarithm for ratios. */
function standardError({ scale, limits }: Pairs, pair: readonly [number, number]): number {
  const at = limits(...pair, ONE_SE);
  if (at === null) return Infinity;
  return scale === "difference" ? (at.upper - at.lower) / 2 : (Math.log(at.upper) - Math.log(at.lower)) / 2;
}

/** How far from equality, in the unit of the standard error. */
const distance = (scale: Pairs["scale"], value: number): number => (scale === "difference" ? value : -Math.log(value));
