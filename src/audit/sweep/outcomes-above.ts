import { sumOfPoints } from "../../cube/points.js";
import { type Binning, binOf } from "../../cube/value-bins.js";
import { onto } from "../../metrics/kind/by-score.js";
import { everyScore, type Scores } from "../../metrics/kind/scores.js";

/** Weights of some rows at or above each of the thresholds. */
export interface Above {
  readonly all: Float64Array;
  readonly positive: Float64Array;
  readonly negative: Float64Array;
}

/** Every threshold that makes a difference for some groups, ascending, and one that decides nobody positive; with what lies above them. */
export interface Thresholds {
  readonly values: Float64Array;
  readonly groups: readonly Above[];
}

/** The thresholds that are the scores of some groups; of scores in bins the lowest score that a bin can hold, at which counts are exact. */
export function thresholdsOf(groups: readonly Scores[]): Thresholds {
  const { values } = sumOfPoints(groups.map(everyScore));
  const binned = groups[0]?.binned ?? null;
  const last = values.at(-1) ?? 0;
  const highest = binned === null ? last : binOf(last, binned).upper;
  const lowest = binned === null ? values : values.map((value) => lowestIn(value, binned));
  return {
    values: Float64Array.from([...lowest, nextAbove(highest)]),
    groups: groups.map((scores) => ({
      all: above(onto(values, everyScore(scores)).w),
      positive: above(onto(values, scores.positive).w),
      negative: above(onto(values, scores.negative).w),
    })),
  };
}

/** Bins that are laid from 1 or from 0 downwards do not hold their lower edge, nor does the first one above 0, which is a bin of its own. */
function lowestIn(value: number, binned: Binning): number {
  const { lower, upper } = binOf(value, binned);
  const downwards = value < 0 || (binned.scale === "unit" && value >= 0.5);
  return lower < upper && (downwards || lower === 0) ? nextAbove(lower) : lower;
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The next larger double. */
function nextAbove(x: number): number {
  float[0] = x;
  bits[0]! += x === 0 ? 1n : x > 0 ? 1n : -1n;
  return x === 0 ? Number.MIN_VALUE : float[0]!;
}

function above(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  for (let i = weights.length - 1; i >= 0; i--) sums[i] = sums[i + 1]! + weights[i]!;
  return sums;
}
