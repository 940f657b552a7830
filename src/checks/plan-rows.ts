import { normalQuantile } from "../stats/normal.js";
import type { CheckRow, Requirement } from "./check.js";
import type { Limit } from "./side.js";

/** How often a check is to be decided. */
export const POWER = 0.8;

/** What a true value would take to be decided. */
export interface PlannedTruth {
  /** The true value that is supposed. */
  readonly truth: number;
  readonly decidedAs: "pass" | "fail";
  /** So many times the rows of now decide the check with 80 % probability; below 1 there are more than enough. */
  readonly growth: number;
}

/** What the data of now can show of a check, and what more rows would. */
export interface CheckPlan {
  readonly id: string;
  readonly status: CheckRow["status"];
  readonly limit: Limit;
  /** The smallest true value that would fail with 80 % probability, from the rows of now. */
  readonly resolution: number | null;
  /** The supposed truths, from the best to the worst. */
  readonly truths: readonly PlannedTruth[];
  /** The same for the value that was measured; null when it lies at the limit or there is none. */
  readonly observed: PlannedTruth | null;
}

interface Known {
  readonly limit: Limit;
  readonly scale: "difference" | "ratio";
  /** Standard error of the pair nearest to a decision, on the log scale for ratios. */
  readonly se: number;
  /** One-sided errors of the bound that fails a check and of the one that passes it. */
  readonly failAlpha: number;
  readonly passAlpha: number;
}

/**
 * How many times the rows would decide a check with 80 % probability if this were the true value.
 *
 * Bounds narrow with the square root of rows, so that n grows with ((z₁₋α + z₀.₈)·se / distance to the limit)².
 * Unit: rows of now. Example: se √(0.48/100), limit 0.10, true gap 0, α 0.05 → 2.97 times 100 rows a group.
 *
 * @source two-sample planning of non-inferiority: reference of the gate, S4; Chow, Shao & Wang (2008), Sample Size Calculations, ch. 4
 */
export function growthFor(truth: number, { limit, scale, se, failAlpha, passAlpha }: Known): PlannedTruth | null {
  const past = limit.op === "<=" ? truth > limit.limit : truth < limit.limit;
  const distance = scale === "ratio" ? Math.abs(Math.log(truth / limit.limit)) : Math.abs(truth - limit.limit);
  if (!(distance > 1e-12) || !Number.isFinite(distance)) return null;
  const z = normalQuantile(1 - (past ? failAlpha : passAlpha)) + normalQuantile(POWER);
  return { truth, decidedAs: past ? "fail" : "pass", growth: ((z * se) / distance) ** 2 };
}

/** The plan of a judged check; null when nothing is decided by bounds: a rule on the value alone, no limit, or no value. */
export function planCheck(row: CheckRow): CheckPlan | null {
  const { id, status, requirement, bounds, value, decision, unit, resolution } = row;
  if (requirement === null || bounds?.se === undefined || value === null || decision === "point") return null;
  const limit = nearest(requirement, value);
  const scale = unit === "ratio" ? "ratio" : "difference";
  if (scale === "ratio" && limit.limit <= 0) return null;
  const [failAlpha, passAlpha] = limit.op === "<=" ? [bounds.lowerAlpha, bounds.upperAlpha] : [bounds.upperAlpha, bounds.lowerAlpha];
  const se = bounds.se;
  const growth = (truth: number) => growthFor(truth, { limit, scale, se: se * spreadAt(truth, row), failAlpha, passAlpha });
  return {
    id,
    status,
    limit,
    resolution,
    truths: supposed(limit, row, scale).flatMap((truth) => growth(Number(truth.toFixed(12))) ?? []),
    observed: growth(value),
  };
}

function nearest(requirement: Requirement, value: number): Limit {
  if (requirement.op !== "in") return requirement;
  const [low, high] = requirement.limit;
  return Math.abs(value - low) < Math.abs(value - high) ? { op: ">=", limit: low } : { op: "<=", limit: high };
}

/** How the error would change if two shares were as far apart as supposed, about the same middle. */
function spreadAt(truth: number, { pair, unit }: CheckRow): number {
  const [a, b] = [pair?.a, pair?.b];
  if (unit !== "proportion" || !a || !b || a.value === null || b.value === null) return 1;
  const middle = (a.value + b.value) / 2;
  const spread = (p: number, n: number): number => (p * (1 - p)) / n;
  const shifted = (by: number): number => Math.min(1, Math.max(0, middle + by));
  const now = spread(a.value, a.n) + spread(b.value, b.n);
  const then = spread(shifted(truth / 2), a.n) + spread(shifted(-truth / 2), b.n);
  return now > 0 && then > 0 ? Math.sqrt(then / now) : 1;
}

const nearToFar = [1, 0.75, 0.5, 0.25] as const;
const beyond = [0.25, 0.5, 1, 1.5] as const;
const steps = [0.1, 0.05, 0.02, 0.01] as const;

/** True values on both sides of the limit: from no gap at all to some times the limit; of a level, a few points around it. */
function supposed({ op, limit }: Limit, { pair, by }: CheckRow, scale: "difference" | "ratio"): readonly number[] {
  const better = op === "<=" ? -1 : 1;
  const isGap = by !== null && pair !== null && pair.b !== null;
  if (scale === "ratio" && op === ">=")
    return [...nearToFar.map((part) => limit + (1 - limit) * part), ...beyond.map((part) => limit * (1 - part / 4))];
  if (isGap && scale === "difference" && limit > 0)
    return [...nearToFar.map((part) => limit * (1 - part)), ...beyond.map((part) => limit * (1 + part))].filter((truth) => truth <= 1);
  return [...steps.map((step) => limit + better * step), ...[...steps].reverse().map((step) => limit - better * step)];
}
