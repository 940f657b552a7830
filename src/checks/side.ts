import type { Level } from "../disparities/disparity.js";
import type { Bounds } from "../disparities/row.js";
import { normalQuantile } from "../stats/normal.js";
import type { CheckRow } from "./check.js";
import type { Judged, Measured } from "./measured.js";

/** One limit, and the side of it that is allowed. */
export interface Limit {
  readonly op: "<=" | ">=";
  readonly limit: number;
}

/** The bound that must be past a limit for a fail, and the one that must be within it for a pass. */
const nearOf = (bounds: Bounds, op: Limit["op"]): number => (op === "<=" ? (bounds.lower ?? -Infinity) : (bounds.upper ?? Infinity));
const farOf = (bounds: Bounds, op: Limit["op"]): number => (op === "<=" ? (bounds.upper ?? Infinity) : (bounds.lower ?? -Infinity));

export const isPast = (value: number, { op, limit }: Limit): boolean => (op === "<=" ? value > limit : value < limit);

/** Whether bounds prove that the limit is broken. */
export const surelyPast = (bounds: Bounds, limit: Limit): boolean => isPast(nearOf(bounds, limit.op), limit);

/** Whether bounds prove that the limit is kept. */
export const surelyWithin = (bounds: Bounds, limit: Limit): boolean => !isPast(farOf(bounds, limit.op), limit);

/** Steps of bisection: p to 1e-6. */
const STEPS = 20;

/**
 * Which way an undecided number leans: p is the one-sided confidence with which the pair nearest to a decision is past the limit, as if it were the only one.
 *
 * Above one half when the value is past the limit. Example: gap 0.16 with a standard error of 0.031 against a limit of 0.10 → about 0.97.
 */
export function leanOf(judged: Judged, limit: Limit): NonNullable<CheckRow["lean"]> {
  const past = isPast(judged.value, limit);
  const holds = (alpha: number): boolean => {
    const bounds = judged.bounds({ alpha, limit: limit.limit, correction: "none" });
    return bounds !== null && (past ? surelyPast : surelyWithin)(bounds, limit);
  };
  let [low, high] = [0, 0.5];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return past ? { toward: "fail", p: 1 - high } : { toward: "pass", p: high };
}

/** z at which a normal number is passed 80 % of the time. */
const Z_POWER = normalQuantile(0.8);

/**
 * The smallest true value that would fail with 80 % probability: the limit and (z₁₋α + z₀.₈) standard errors of the pair nearest to a decision.
 *
 * Mirrored for a lower limit; on the log scale for ratios. null when the number has no standard error.
 * Example: limit 0.10, standard error 0.03, α = 0.05 → 0.1746.
 */
export function resolutionOf(bounds: Bounds, { op, limit }: Limit, scale: Measured["scale"]): number | null {
  const alpha = op === "<=" ? bounds.lowerAlpha : bounds.upperAlpha;
  if (bounds.se === undefined || !(alpha > 0) || (scale === "ratio" && limit <= 0)) return null;
  const reach = (normalQuantile(1 - alpha) + Z_POWER) * bounds.se * (op === "<=" ? 1 : -1);
  return scale === "difference" ? limit + reach : limit * Math.exp(reach);
}

/** The level at which bounds are taken for a limit. */
export const levelFor = (alpha: number, { limit }: Limit): Level => ({ alpha, limit });
