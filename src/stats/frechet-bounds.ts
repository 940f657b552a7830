import type { Limits } from "./limits.js";

/** People who look alike: how many are expected to be members, and how many have the outcome, lack it, or are not asked. */
export interface Alike {
  readonly members: number;
  readonly hits: number;
  readonly misses: number;
  readonly others: number;
}

/**
 * Between which values the rate of a group can lie when of people who look alike only the number of members is known, and not which
 * of them are members.
 *
 * Unit: share in [0, 1]; null when nobody need be a member with or without the outcome. Example: 5 of 10 are members, 4 of the 10 have
 * the outcome → 0 to 4/5.
 *
 * @source Fréchet (1951), Ann. Univ. Lyon A 14:53–77; for fairness: Kallus, Mao & Zhou (2022), Management Science 68:1959–1981, §4
 */
export function frechetBounds(cells: readonly Alike[]): Limits | null {
  let [leastHits, mostHits, leastMisses, mostMisses] = [0, 0, 0, 0];
  for (const { members, hits, misses, others } of cells) {
    const outside = hits + misses + others - members;
    leastHits += Math.max(0, hits - outside);
    mostHits += Math.min(members, hits);
    leastMisses += Math.max(0, misses - outside);
    mostMisses += Math.min(members, misses);
  }
  if (!(mostHits + mostMisses > 0)) return null;
  // Where nobody has to be counted at one end, everybody that can be is on the other side: the rate is 1 without misses, 0 without hits.
  const lower = leastHits + mostMisses > 0 ? leastHits / (leastHits + mostMisses) : 1;
  const upper = mostHits + leastMisses > 0 ? mostHits / (mostHits + leastMisses) : 0;
  return { lower, upper };
}
