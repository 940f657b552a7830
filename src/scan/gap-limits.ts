import { clopperPearson } from "../stats/clopper-pearson.js";
import type { Limits } from "../stats/limits.js";
import { newcombe } from "../stats/newcombe.js";
import type { ValueTally } from "./value-sets.js";

/**
 * Limits of a group's rate less the rest's, each missed with probability about `alpha` or less.
 *
 * Exact limits of both rates, put together as in Newcombe's method: the levels are tiny here, at which score limits of
 * few hits fail.
 *
 * Unit: difference of shares in [−1, 1].
 *
 * @source Zou & Donner (2008), Statistics in Medicine 27:1693–1702, §2; Clopper & Pearson (1934)
 */
export function gapLimits(group: ValueTally, rest: ValueTally, alpha: number): Limits {
  const { lower, upper } = newcombe(measured(group, alpha), measured(rest, alpha));
  return { lower: Math.max(-1, lower), upper: Math.min(1, upper) };
}

const measured = ({ trials, hits }: ValueTally, alpha: number) => ({ value: hits / trials, ...clopperPearson(hits, trials, alpha) });

/** What of a whole is not in a part. */
export const rest = (whole: ValueTally, part: ValueTally): ValueTally => ({
  trials: whole.trials - part.trials,
  hits: whole.hits - part.hits,
});

/** The part's rate less the rest's. */
export const gapOf = (part: ValueTally, other: ValueTally): number => part.hits / part.trials - other.hits / other.trials;
