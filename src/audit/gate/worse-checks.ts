import type { Baseline, BaselineCheck } from "../../checks/baseline.js";
import type { Check } from "../../checks/check.js";

/** A check of two baselines that moved. */
export interface MovedCheck {
  readonly id: string;
  readonly before: BaselineCheck | null;
  readonly now: BaselineCheck | null;
  readonly change: "worse" | "better" | "same" | "new" | "gone";
}

/** Numbers nearer than this are the same: other machines round elsewhere. */
const SAME = 1e-12;

/**
 * What a new baseline changes of the one before, in the order of the checks, then what is gone.
 *
 * A check is worse when its value is, when it has none any more, or, under a ratchet, when the limit that the baseline sets
 * gets looser.
 */
export function movedChecks(before: Baseline, now: Baseline, checks: readonly Check[], ratchet: boolean): readonly MovedCheck[] {
  const moved = now.checks.map((one): MovedCheck => {
    const earlier = before.checks.find(({ id }) => id === one.id) ?? null;
    const check = checks.find(({ id }) => id === one.id);
    return { id: one.id, before: earlier, now: one, change: earlier === null ? "new" : changeOf(earlier, one, { check, ratchet }) };
  });
  const gone = before.checks.filter(({ id }) => !now.checks.some((one) => one.id === id));
  return [...moved, ...gone.map((one): MovedCheck => ({ id: one.id, before: one, now: null, change: "gone" }))];
}

interface Judging {
  readonly check: Check | undefined;
  readonly ratchet: boolean;
}

function changeOf(before: BaselineCheck, now: BaselineCheck, { check, ratchet }: Judging): "worse" | "better" | "same" {
  if (before.value === null) return now.value === null ? "same" : "better";
  if (now.value === null) return "worse";
  const requirement = check?.requirement ?? null;
  const badness = (value: number): number =>
    requirement?.op === "in" ? outside(value, requirement.limit) : requirement?.op === ">=" ? -value : value;
  const reached = ({ bounds }: BaselineCheck): number | null =>
    requirement === null || requirement.op === "in" || bounds === null
      ? null
      : requirement.op === ">="
        ? bounds.lower === null
          ? null
          : -bounds.lower
        : bounds.upper;
  const moves = [badness(now.value) - badness(before.value)];
  const [x, y] = [reached(before), reached(now)];
  if (ratchet && x !== null && y !== null) moves.push(y - x);
  if (moves.some((move) => move > SAME)) return "worse";
  return moves.some((move) => move < -SAME) ? "better" : "same";
}

/** How far a value is from the middle of a range. */
const outside = (value: number, [low, high]: readonly [number, number]): number => Math.abs(value - (low + high) / 2);
