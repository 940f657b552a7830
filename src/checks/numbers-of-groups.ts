import type { Level } from "../disparities/disparity.js";
import { errorFrom, ONE_SE } from "../disparities/projection.js";
import type { Bounds } from "../disparities/row.js";
import type { Limits } from "../stats/limits.js";
import type { CheckedPair } from "./check.js";
import { finite, type Judged } from "./measured.js";

/** A number of one group, with one-sided limits. */
export interface NumberOfGroup {
  readonly value: number;
  limits(alpha: number): Limits | null;
  /** The group, and what it is compared with. */
  readonly pair: CheckedPair;
}

/**
 * The group whose number is nearest to breaking a limit that every group must keep.
 *
 * To keep it each must, so the far bound is the furthest of all at alpha, without correction; to break it one is enough,
 * so the near bound is the furthest of all at alpha / groups.
 */
export function furthestGroup(
  numbers: readonly NumberOfGroup[],
  op: "<=" | ">=",
  { scale, method }: { readonly scale: "difference" | "ratio"; readonly method: string },
): Judged | null {
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  const beyond = (x: number, y: number): boolean => (op === "<=" ? x > y : x < y);
  const { value, pair } = rest.reduce((most, one) => (beyond(one.value, most.value) ? one : most), first);
  return { value, pair, bounds: (level) => boundsOf(numbers, op, level) };

  function boundsOf(all: readonly NumberOfGroup[], side: "<=" | ">=", { alpha, correction }: Level): Bounds | null {
    const nearAlpha = correction === "none" ? alpha : alpha / all.length;
    const ends = all.map((one) => {
      const near = one.limits(nearAlpha);
      const far = one.limits(alpha);
      if (near === null || far === null) return null;
      return side === "<=" ? { one, near: near.lower, far: far.upper } : { one, near: near.upper, far: far.lower };
    });
    if (!ends.every((end) => end !== null)) return null;
    const near = ends.reduce((most, end) => (beyond(end.near, most.near) ? end : most));
    const far = ends.reduce((most, end) => (beyond(end.far, most.far) ? end : most));
    const se = errorFrom(near.one.limits(ONE_SE), scale);
    const [lower, upper] = side === "<=" ? [near, far] : [far, near];
    return {
      ...finite({ lower: side === "<=" ? near.near : far.far, upper: side === "<=" ? far.far : near.near }),
      lowerAlpha: side === "<=" ? nearAlpha : alpha,
      upperAlpha: side === "<=" ? alpha : nearAlpha,
      method,
      ...named("lowerPair", lower.one),
      ...named("upperPair", upper.one),
      ...(Number.isFinite(se) && { se }),
    };
  }
}

const named = (side: "lowerPair" | "upperPair", { pair: { a, b } }: NumberOfGroup) => (b === null ? {} : { [side]: [a.group, b.group] });

/** The same numbers without their sign: how far from 0 each is on either side. */
export function absolute(numbers: readonly NumberOfGroup[]): readonly NumberOfGroup[] {
  return numbers.map((one) => ({
    ...one,
    value: Math.abs(one.value),
    limits(alpha) {
      // Both sides may be beyond, so being beyond shares its error; being within both needs each alone.
      const near = one.limits(alpha / 2);
      const far = one.limits(alpha);
      if (near === null || far === null) return null;
      return { lower: Math.max(0, near.lower, -near.upper), upper: Math.max(Math.abs(far.lower), Math.abs(far.upper)) };
    },
  }));
}
