import type { GroupKey } from "../disparities/row.js";
import type { Check, CheckRow } from "./check.js";
import { type JudgeOptions, judge } from "./judge.js";
import type { Measured } from "./measured.js";

/** A check with the number that it is about. */
export interface CheckedNumber {
  readonly check: Check;
  readonly measured: Measured;
  /** Rows that a group needed to be compared. */
  readonly minN?: number;
  /** The same as if only some of the groups were there; null when it has no groups. */
  readonly among: ((keep: (group: GroupKey) => boolean) => Measured) | null;
}

/**
 * The rows of all checks of a policy, in its order.
 *
 * With Holm's correction the checks share the error of failing: as long as one of those left fails at alpha divided by
 * their number it has failed, and the next are held against a larger share. Passing needs no correction.
 *
 * @source Holm (1979), Scand. J. Statist. 6:65–70
 */
export function judgeSuite(
  numbers: readonly Pick<CheckedNumber, "check" | "measured" | "minN">[],
  correction: "none" | "holm",
  options: Omit<JudgeOptions, "failAlpha">,
): readonly CheckRow[] {
  const judged = (i: number, failAlpha: number): CheckRow => {
    const { check, measured, minN } = numbers[i]!;
    return judge(check, measured, { ...options, failAlpha, ...(minN !== undefined && { minN }) });
  };
  const alone = numbers.map((_, i) => judged(i, options.alpha));
  if (correction === "none") return alone;
  const claims = alone.flatMap((row, i) => (isClaim(numbers[i]!.check) && row.requirement !== null ? [i] : []));
  const failed = new Map<number, CheckRow>();
  for (let left = claims.length; left > 0; left--) {
    const failAlpha = options.alpha / left;
    const next = claims.find((i) => !failed.has(i) && isBroken(judged(i, failAlpha)));
    if (next === undefined) break;
    failed.set(next, alone[next]!);
  }
  const rest = claims.length - failed.size;
  return alone.map((row, i) => {
    if (!claims.includes(i) || failed.has(i) || !isBroken(row)) return row;
    return judged(i, options.alpha / rest);
  });
}

/** Whether a failure of the check is a claim with an error of its own; a rule on the value alone is not. */
const isClaim = ({ decision }: Check): boolean => decision === "bounds";

const isBroken = ({ status, reason }: CheckRow): boolean => status === "fail" || (status === "warn" && reason === "past_limit");
