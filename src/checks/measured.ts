import type { Level } from "../disparities/disparity.js";
import { errorFrom, ONE_SE } from "../disparities/projection.js";
import type { Bounds, Excluded } from "../disparities/row.js";
import type { CheckedPair, CheckRow } from "./check.js";

/** One number that a limit is held against, with the bounds that decide. */
export interface Judged {
  readonly value: number;
  /** Valid one-sided bounds; null when the number has none. */
  bounds(level: Level): Bounds | null;
  readonly pair: CheckedPair | null;
}

/** What is known of the number of a check before its limit is held against it; every kind of check gives one. */
export interface Measured {
  /** Why there is no number to judge; null when there is one. */
  readonly reason: string | null;
  readonly unit: CheckRow["unit"];
  /** Ratios are compared, and their errors told, on the log scale. */
  readonly scale: "difference" | "ratio";
  /** The number nearest to breaking a limit from above ("<=") or from below (">="), or furthest beyond it; null when there is none. */
  towards(op: "<=" | ">="): Judged | null;
  readonly excluded: readonly Excluded[];
  readonly coverage: CheckRow["coverage"];
}

/** A check's number that could not be had. */
export function notMeasured(
  reason: string,
  { unit, scale }: Pick<Measured, "unit" | "scale">,
  rest: Partial<Pick<Measured, "excluded" | "coverage">> = {},
): Measured {
  return { reason, unit, scale, towards: () => null, excluded: rest.excluded ?? [], coverage: rest.coverage ?? { groups: 0, rows: 0 } };
}

/** A single number as a check sees it, from its one-sided limits: of everybody, of a model, of a perturbation. */
export function singleNumber(
  { value, limits, method }: Pick<NumberWithLimits, "value" | "limits" | "method">,
  { unit, pair = null }: { readonly unit: Measured["unit"]; readonly pair?: Judged["pair"] },
): Measured {
  const judged: Judged = {
    value,
    pair,
    bounds({ alpha }) {
      const at = limits(alpha);
      return at && { ...finite(at), lowerAlpha: alpha, upperAlpha: alpha, method, ...errorOf(limits) };
    },
  };
  return { reason: null, unit, scale: "difference", towards: () => judged, excluded: [], coverage: { groups: 1, rows: 1 } };
}

/** A value with one-sided limits, each missed with probability alpha. */
export interface NumberWithLimits {
  readonly value: number;
  limits(alpha: number): { readonly lower: number; readonly upper: number } | null;
  readonly method: string;
}

/** Both sides, null where infinite. */
export function finite({
  lower,
  upper,
}: {
  readonly lower: number;
  readonly upper: number;
}): Pick<Bounds, "lower" | "upper" | "unbounded"> {
  const whole = Number.isFinite(lower) && Number.isFinite(upper);
  return {
    lower: Number.isFinite(lower) ? lower : null,
    upper: Number.isFinite(upper) ? upper : null,
    ...(!whole && { unbounded: true as const }),
  };
}

function errorOf(limits: NumberWithLimits["limits"]): { readonly se?: number } {
  const se = errorFrom(limits(ONE_SE), "difference");
  return Number.isFinite(se) ? { se } : {};
}
