import { joined, type Members, matched, type Pairs, thinned } from "../../explanations/gap/matching.js";
import type { Rng } from "../../stats/rng.js";
import type { WidestPair } from "./widest-pair.js";

/** Pairs of a gap that is taken apart by asking. */
const USUAL_PAIRS = 2000;
/** Rows up to which every one is in a pair, where the model is asked in this process. */
const MOST_ROWS_AT_HOME = 20_000;

/** How many pairs there are to be: what was asked for, or the usual ones, and at home enough for every row. */
export const pairsFor = (asked: number | null, remote: boolean, rows: number): number =>
  asked ?? Math.max(USUAL_PAIRS, remote ? 0 : Math.min(rows + 1, MOST_ROWS_AT_HOME));

/**
 * Matchings of two groups with about `most` pairs: several of all rows when there is room for them, one of all rows, or one of rows
 * that are drawn so that the groups keep their means.
 */
export function samplePairs({ higher, lower }: WidestPair, most: number, values: Float64Array, random: Rng): Pairs {
  const all = higher.rows.length + lower.rows.length;
  if (all <= most + 1) {
    const times = Math.max(1, Math.floor(most / all));
    return joined(Array.from({ length: times }, (_, i) => matched(higher, lower, random.fork("matching", i))));
  }
  const inHigher = Math.max(2, Math.min(higher.rows.length, Math.max(Math.floor(most / 2), most - lower.rows.length)));
  const inLower = Math.max(2, Math.min(lower.rows.length, most - inHigher));
  const few = (group: Members, size: number, name: string): Members =>
    thinned(group, size, (row) => values[row]!, random.fork("drawn", name));
  return matched(few(higher, inHigher, "higher"), few(lower, inLower, "lower"), random.fork("matching"));
}
