import { normalQuantile } from "../stats/normal.js";

/** One group's number now and in the baseline, with the variance of each and, when the same rows gave both, their covariance. */
export interface Moved {
  readonly now: number;
  readonly before: number;
  readonly varianceNow: number;
  readonly varianceBefore: number;
  /** 0 when the rows are not the same. */
  readonly covariance: number;
}

/** A number of which the worst is looked at: a pair's gap or a group's value, so that more is worse; with its slopes by the numbers it is made of. */
export interface Candidate {
  readonly now: number;
  readonly before: number;
  readonly slopes: readonly { readonly of: Moved; readonly now: number; readonly before: number }[];
}

/** How the worst of some numbers changed; positive is worse. */
export interface Change {
  readonly delta: number;
  readonly lower: number;
  readonly upper: number;
}

/** Of the upper bound's error, the share for a candidate against itself; the rest is for it against all others. */
const OWN = 0.9;

/**
 * The change of the worst candidate with one-sided bounds, each missed with probability at most alpha.
 *
 * The change of a maximum is max over a of min over b of (now of a − before of b). The lower bound takes that of the
 * lower bounds at alpha / `corrections(a)`: for any a the true worst b of the baseline is among the b. The upper bound
 * may take any b for an a, as no b was worse than the worst: itself, which pairing makes sharp, or another at a small share
 * of the error, so that a gap that only turned to the other side is no change for the worse.
 *
 * Unit: that of the candidates. Example: gaps 0.20 of 0.05 ± 0 → 0.15.
 *
 * @source non-inferiority per pair: reference/cli.md S7; Berger (1982), Technometrics 24:295–300
 */
export function changeOf(candidates: readonly Candidate[], alpha: number, corrections: (candidate: Candidate) => number): Change {
  const others = Math.max(1, candidates.length - 1);
  const own = normalQuantile(1 - (candidates.length === 1 ? alpha : alpha * OWN));
  const other = normalQuantile(1 - (alpha * (1 - OWN)) / others);
  let lower = Number.NEGATIVE_INFINITY;
  let upper = Number.NEGATIVE_INFINITY;
  for (const a of candidates) {
    const near = normalQuantile(1 - alpha / corrections(a));
    let least = Number.POSITIVE_INFINITY;
    let most = Number.POSITIVE_INFINITY;
    for (const b of candidates) {
      const change = a.now - b.before;
      const se = errorOf(a, b);
      least = Math.min(least, change - near * se);
      most = Math.min(most, change + (a === b ? own : other) * se);
    }
    lower = Math.max(lower, least);
    upper = Math.max(upper, most);
  }
  const worst = (which: "now" | "before"): number => Math.max(...candidates.map((one) => one[which]));
  return { delta: worst("now") - worst("before"), lower, upper };
}

/** Standard error of a candidate's number now less another's in the baseline. */
function errorOf(a: Candidate, b: Candidate): number {
  let variance = 0;
  for (const { of, now } of a.slopes) variance += now * now * of.varianceNow;
  for (const { of, before } of b.slopes) variance += before * before * of.varianceBefore;
  for (const x of a.slopes) for (const y of b.slopes) if (x.of === y.of) variance -= 2 * x.now * y.before * x.of.covariance;
  return Math.sqrt(Math.max(0, variance));
}

/** Standard error of a candidate's number now. */
export const errorNow = ({ slopes }: Candidate): number =>
  Math.sqrt(slopes.reduce((sum, { of, now }) => sum + now * now * of.varianceNow, 0));

/** Gaps of every ordered pair of groups in each metric; of ratios what they lack, so that more is worse. */
export function gapCandidates(metrics: readonly (readonly Moved[])[], scale: "difference" | "ratio"): readonly Candidate[] {
  return metrics.flatMap((groups) =>
    groups.flatMap((x) =>
      groups.flatMap((y): readonly Candidate[] => {
        if (x === y) return [];
        if (scale === "difference") {
          return [
            {
              now: x.now - y.now,
              before: x.before - y.before,
              slopes: [
                { of: x, now: 1, before: 1 },
                { of: y, now: -1, before: -1 },
              ],
            },
          ];
        }
        if (!(y.now > 0 && y.before > 0)) return [];
        return [
          {
            now: -x.now / y.now,
            before: -x.before / y.before,
            slopes: [
              { of: x, now: -1 / y.now, before: -1 / y.before },
              { of: y, now: x.now / y.now ** 2, before: x.before / y.before ** 2 },
            ],
          },
        ];
      }),
    ),
  );
}

/** Each group's number alone, turned so that more is worse. */
export const levelCandidates = (groups: readonly Moved[], better: "lower" | "higher"): readonly Candidate[] => {
  const sign = better === "lower" ? 1 : -1;
  return groups.map((of) => ({ now: sign * of.now, before: sign * of.before, slopes: [{ of, now: sign, before: sign }] }));
};

/** Pairs that may all lie at the limit, as in the bounds of a gap: tops × bottoms, or every ordered pair when the limit is within a standard error. */
export function pairCorrections(groups: number, metrics: number, limit: number): (candidate: Candidate) => number {
  return (candidate) => metrics * (limit < errorNow(candidate) ? groups * (groups - 1) : Math.floor((groups * groups) / 4));
}

/** A number with bounds, now or in the baseline. */
export interface Bounded {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The change of a number of which only value and bounds are known on both occasions, by MOVER; positive is worse. null without bounds. */
export function changeOfBounded(now: Bounded, before: Bounded, better: "lower" | "higher"): Change | null {
  const [a, b] = better === "lower" ? [now, before] : [turned(now), turned(before)];
  if (a.lower === null || a.upper === null || b.lower === null || b.upper === null) return null;
  const delta = a.value - b.value;
  return {
    delta,
    lower: delta - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: delta + Math.hypot(a.upper - a.value, b.value - b.lower),
  };
}

const turned = ({ value, lower, upper }: Bounded): Bounded => ({
  value: -value,
  lower: upper === null ? null : -upper,
  upper: lower === null ? null : -lower,
});
