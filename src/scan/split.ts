import { fisherExact } from "../stats/fisher-exact.js";
import { holm } from "../stats/holm.js";
import type { Rng } from "../stats/rng.js";
import { deviationFrom, deviationWithin } from "./deviation.js";
import { distinct } from "./distinct.js";
import { familyOf, literalsOf, tallyOf } from "./family.js";
import { rest } from "./gap-limits.js";
import type { Item } from "./items.js";
import type { Pace } from "./pace.js";
import { countWhere, halves, type Population } from "./population.js";

/** A group that one half of the rows proposed, as the other half sees it. */
export interface Proposal {
  readonly literals: readonly Item[];
  readonly rows: number;
  readonly trials: number;
  readonly hits: number;
  readonly deviation: number;
  /** By Holm's method over all proposals; 1 when the deviation is on the other side than it was proposed for. */
  readonly pValue: number;
}

export interface SplitOptions {
  readonly depth: number;
  readonly least: number;
  readonly alpha: number;
  readonly random: Rng;
  readonly pace: Pace;
}

/** Proposals at most: each makes the others' p larger. */
const MOST_PROPOSALS = 20;
/** Deviation from which a group of the searched half is worth a test. */
const WORTH_A_TEST = 2;

/**
 * Searches one half of the rows and judges what was found by the other, which had no part in finding it.
 *
 * The rows are cut at random, whatever their order: only how many of each kind fall in which half is drawn.
 *
 * @source Cox (1975), Biometrika 62:441–444
 */
export async function splitSearch(
  whole: Population,
  { depth, least, alpha, random, pace }: SplitOptions,
): Promise<{ readonly judging: Population; readonly proposals: readonly Proposal[] }> {
  const [searched, judging] = halves(whole, random);
  const family = await familyOf(searched, { depth, least: Math.ceil(least / 2), pace });
  const { signed } = deviationFrom(searched.total);
  const deviations = Float64Array.from({ length: family.size }, (_, group) => signed(family.trials[group]!, family.hits[group]!));
  const worth = [...deviations.keys()].filter((group) => Math.abs(deviations[group]!) >= WORTH_A_TEST);
  const best = [...distinct(family, worth, alpha).kept].sort((a, b) => Math.abs(deviations[b]!) - Math.abs(deviations[a]!) || a - b);
  const sides = best.map((group) => Math.sign(deviations[group]!));
  const proposed = best
    .map((group, i) => ({ literals: literalsOf(family, group), side: sides[i]!, searched: tallyOf(family, group) }))
    .map((one) => ({ ...one, ...countWhere(judging, one.literals) }))
    .filter(({ trials }) => trials > 0 && trials < judging.total.trials)
    .slice(0, MOST_PROPOSALS);
  const ps = holm(
    proposed.map(({ side, ...own }) => {
      const others = rest(judging.total, own);
      const deviation = deviationWithin(judging.total, own);
      return Math.sign(deviation) === side ? fisherExact(own.hits, own.trials - own.hits, others.hits, others.trials - others.hits) : 1;
    }),
  );
  return {
    judging,
    proposals: proposed.map(({ literals, rows, trials, hits }, i) => ({
      literals,
      rows,
      trials,
      hits,
      deviation: deviationWithin(judging.total, { trials, hits }),
      pValue: ps[i]!,
    })),
  };
}
