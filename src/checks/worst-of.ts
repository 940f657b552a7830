import type { Bounds } from "../disparities/row.js";
import { type Judged, type Measured, notMeasured } from "./measured.js";

/**
 * The worst of several numbers that one limit is about, as one number.
 *
 * To keep the limit each must, so the far bound is the furthest of all at alpha; to break it one is enough, so the near bound is the
 * furthest of all at alpha divided by their number. A number that could not be had makes the whole one that could not.
 * Example: 0.02 and 0.05 under "at most": 0.05.
 */
export function worstOf(all: readonly Measured[]): Measured {
  const [first] = all;
  if (first === undefined) return notMeasured("not_applicable", { unit: "score", scale: "difference" });
  if (all.length === 1) return first;
  const missing = all.find(({ reason }) => reason !== null);
  return {
    ...(missing ?? first),
    excluded: all
      .flatMap(({ excluded }) => excluded)
      .filter((one, i, list) => list.findIndex(({ group }) => sameText(group, one.group)) === i),
    coverage: {
      groups: Math.min(...all.map(({ coverage }) => coverage.groups)),
      rows: Math.min(...all.map(({ coverage }) => coverage.rows)),
    },
    towards(op) {
      if (missing !== undefined) return null;
      const judged = all.map((one) => one.towards(op)).filter((one) => one !== null);
      const beyond = (x: number, y: number): boolean => (op === "<=" ? x > y : x < y);
      const worst = judged.reduce<Judged | null>((most, one) => (most === null || beyond(one.value, most.value) ? one : most), null);
      return worst && { value: worst.value, pair: worst.pair, bounds: (level) => boundsOf(judged, op, level) };
    },
  };
}

const sameText = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

function boundsOf(judged: readonly Judged[], op: "<=" | ">=", level: Parameters<Judged["bounds"]>[0]): Bounds | null {
  const shared = level.correction === "none" ? level : { ...level, alpha: level.alpha / judged.length };
  const [near, far] = [judged.map((one) => one.bounds(shared)), judged.map((one) => one.bounds(level))];
  if (!near.every((one) => one !== null) || !far.every((one) => one !== null)) return null;
  const least = (of: (one: Bounds) => number) => (most: Bounds, one: Bounds) => (of(one) > of(most) ? one : most);
  const lowest = (one: Bounds): number => one.lower ?? -Infinity;
  const highest = (one: Bounds): number => one.upper ?? Infinity;
  const nearest = near.reduce(op === "<=" ? least(lowest) : least((one) => -highest(one)));
  const furthest = far.reduce(op === "<=" ? least(highest) : least((one) => -lowest(one)));
  const [low, high] = op === "<=" ? [nearest, furthest] : [furthest, nearest];
  return {
    lower: low.lower,
    upper: high.upper,
    lowerAlpha: low.lowerAlpha,
    upperAlpha: high.upperAlpha,
    method: nearest.method,
    ...(low.lowerPair && { lowerPair: low.lowerPair }),
    ...(high.upperPair && { upperPair: high.upperPair }),
    ...((low.lower === null || high.upper === null) && { unbounded: true as const }),
    ...(nearest.se !== undefined && { se: nearest.se }),
  };
}
