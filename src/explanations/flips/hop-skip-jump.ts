import { normalQuantile } from "../../stats/normal.js";
import type { Rng } from "../../stats/rng.js";
import { distanceOf } from "./rank-space.js";

/** A search for a near point with another decision. */
export interface Hunt {
  /** Where it starts from, in shares. */
  readonly from: Float64Array;
  /** A point that is decided otherwise. */
  readonly other: Float64Array;
  /** The nearest point that a row may be at: values that occur, columns that must not move or only one way. */
  project(point: Float64Array): Float64Array;
  /** Whether each projected point is decided otherwise than `from`. */
  decidedOtherwise(points: readonly Float64Array[]): Promise<readonly boolean[]>;
  readonly random: Rng;
  /** Most points that are asked about. */
  readonly queries: number;
}

export interface Found {
  /** Decided otherwise, and allowed. */
  readonly point: Float64Array;
  readonly distance: number;
  readonly queries: number;
}

const BISECTIONS = 10;
const ROUNDS = 12;
const FIRST_DIRECTIONS = 50;
const HALVINGS = 8;
/** Steps to the side, in shares: smaller ones would end at the value that they began with. */
const LEAST_STEP = 0.03;

/**
 * A near point with another decision, for a model that only decides: an upper bound on how little has to change.
 *
 * From a point that is decided otherwise it goes back towards the row until just before the decision turns, asks on all sides in which
 * direction the other decision lies, steps there, and goes back again; at last every change that is not needed is taken back. Shares of
 * columns are the coordinates, so units do not matter; every point that is asked about is allowed.
 *
 * @source Chen, Jordan & Wainwright (2020), HopSkipJumpAttack, IEEE S&P, algorithm 2, with ranks for coordinates and a projection after every step
 */
export async function hopSkipJump({ from, other, project, decidedOtherwise, random, queries: most }: Hunt): Promise<Found> {
  let queries = 0;
  const ask = async (points: readonly Float64Array[]): Promise<readonly boolean[]> => {
    queries += points.length;
    return decidedOtherwise(points);
  };
  const between = (a: Float64Array, b: Float64Array, share: number): Float64Array => a.map((x, i) => x + share * (b[i]! - x));
  /** The point nearest to `from` on the way to `far` that is still decided otherwise. */
  const back = async (far: Float64Array): Promise<Float64Array> => {
    let [low, high, best] = [0, 1, far];
    for (let step = 0; step < BISECTIONS && queries < most; step++) {
      const middle = (low + high) / 2;
      const point = project(between(from, far, middle));
      if ((await ask([point]))[0]) [high, best] = [middle, point];
      else low = middle;
    }
    return best;
  };
  let point = await back(other);
  let idle = 0;
  for (let round = 0; round < ROUNDS && idle < 2 && queries < most; round++) {
    const distance = distanceOf(from, point);
    if (distance === 0) break;
    const towards = await direction(point, Math.max(LEAST_STEP, distance / 10), Math.round(FIRST_DIRECTIONS * Math.sqrt(round + 1)));
    let step = distance / Math.sqrt(round + 1);
    let next: Float64Array | null = null;
    for (let half = 0; half < HALVINGS && queries < most; half++, step /= 2) {
      const tried = project(point.map((x, i) => x + step * towards[i]!));
      if ((await ask([tried]))[0]) {
        next = await back(tried);
        break;
      }
    }
    if (next !== null && distanceOf(from, next) < 0.99 * distance) idle = 0;
    else idle++;
    if (next !== null && distanceOf(from, next) < distance) point = next;
  }
  point = await leanest(point);
  return { point, distance: distanceOf(from, point), queries };

  /** Where the other decision lies, from the decisions at points around. */
  async function direction(at: Float64Array, step: number, count: number): Promise<Float64Array> {
    if (most - queries < 2) return new Float64Array(at.length);
    const sides = Array.from({ length: Math.min(count, most - queries) }, () => unit(at.length, random));
    const answers = await ask(sides.map((side) => project(at.map((x, i) => x + step * side[i]!))));
    const mean = answers.filter(Boolean).length / answers.length;
    const all = mean === 0 || mean === 1 ? 0 : mean;
    const sum = new Float64Array(at.length);
    sides.forEach((side, k) => {
      const weight = (answers[k] ? 1 : 0) - all - (mean === 0 ? 1 : 0);
      for (let i = 0; i < sum.length; i++) sum[i]! += weight * side[i]!;
    });
    const length = Math.hypot(...sum);
    return length > 0 ? sum.map((x) => x / length) : sum;
  }

  /** The point with every change taken back that the other decision does not need, the smallest first. */
  async function leanest(at: Float64Array): Promise<Float64Array> {
    let kept = at;
    const places = [...at.keys()]
      .filter((i) => at[i] !== from[i])
      .sort((a, b) => Math.abs(at[a]! - from[a]!) - Math.abs(at[b]! - from[b]!));
    for (const i of places) {
      if (queries >= most) break;
      const tried = kept.map((x, k) => (k === i ? from[i]! : x));
      if ((await ask([tried]))[0]) kept = tried;
    }
    return kept;
  }
}

/** A random direction of length 1. */
function unit(size: number, random: Rng): Float64Array {
  const side = Float64Array.from({ length: size }, () => normalQuantile(random.next() + 2 ** -54));
  const length = Math.hypot(...side);
  return side.map((x) => x / length);
}
