import { permutationP } from "./permutation-p.js";
import type { Rng } from "./rng.js";
import { shuffledTable } from "./shuffled-table.js";

/** A share of a group. */
export interface HitsOf {
  readonly hits: number;
  readonly trials: number;
}

/**
 * Studentised gap between two shares: |x/n − y/m| over its standard error, variances not pooled.
 *
 * Half a hit and half a miss are added for the standard error alone, so that it is never 0.
 */
export function studentisedGap(a: HitsOf, b: HitsOf): number {
  return Math.abs(a.hits / a.trials - b.hits / b.trials) / Math.sqrt(varianceOf(a) + varianceOf(b));
}

function varianceOf({ hits, trials }: HitsOf): number {
  const share = (hits + 0.5) / (trials + 1);
  return (share * (1 - share)) / trials;
}

/**
 * Adjusted p of every pair of groups, in the order 01 02 12 03 …: (1 + shuffles whose largest studentised gap is as large) / (1 + draws).
 *
 * Whole counts, trials above 0. Shuffling the rows' groups keeps the margins, so a draw costs nothing a row. The chance of any false
 * rejection among the pairs is at most α when rejections are those at most α.
 *
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing, algorithm 2.5; studentised: DiCiccio et al. (2020), KDD, §3
 */
export function maxTOfShares(groups: readonly HitsOf[], draws: number, random: Rng): readonly number[] {
  const table = groups.map(({ hits, trials }) => [hits, trials - hits]);
  const largest = Float64Array.from({ length: draws }, () => {
    const shuffled = shuffledTable(table, random);
    return Math.max(...gapsOf(shuffled.map((row, g) => ({ hits: row[0]!, trials: groups[g]!.trials }))));
  });
  return gapsOf(groups).map((gap) => permutationP(gap, largest).pValue);
}

const gapsOf = (groups: readonly HitsOf[]): readonly number[] =>
  groups.flatMap((b, j) => groups.slice(0, j).map((a) => studentisedGap(a, b)));
