import type { Limits } from "./limits.js";

/** Weighted counts of people: how many have the outcome, how many have not. */
export interface Split {
  readonly hits: number;
  readonly misses: number;
}

/**
 * Between which values the rate of a group can lie, once people of unknown membership are counted where they belong.
 *
 * Their outcomes are known, their group is not. `most` is how many of them belong to the group: any number when left out.
 * null when nobody is there and nobody can be.
 *
 * Example: 40 of 100, with 5 hits and 5 misses unknown → 40 / 105 to 45 / 105; when 2 of the 10 belong here → 40 / 102 to 42 / 102.
 *
 * @source Manski (2003), Partial Identification of Probability Distributions, §1.2; the share-of-the-known form is in the code of ACLU (2025), Auditing the audits, FAccT, calc_audit_bounds
 */
export function rateWithUnknown({ hits, misses }: Split, unknown: Split, most?: number): Limits | null {
  const total = hits + misses;
  if (most !== undefined) {
    const whole = total + most;
    if (!(whole > 0)) return null;
    const fewest = Math.max(0, most - unknown.misses);
    return { lower: (hits + Math.min(fewest, most)) / whole, upper: (hits + Math.min(unknown.hits, most)) / whole };
  }
  const [lower, upper] = [hits / (total + unknown.misses), (hits + unknown.hits) / (total + unknown.hits)];
  if (total > 0) return { lower, upper };
  if (unknown.hits + unknown.misses === 0) return null;
  return { lower: unknown.misses > 0 ? 0 : 1, upper: unknown.hits > 0 ? 1 : 0 };
}

/** The lowest rate that can be the highest of all, and the highest that can be the lowest of all. */
export interface Levels {
  readonly lowestTop: number;
  readonly highestBottom: number;
}

/**
 * How far the rates of groups can be brought together by giving people of unknown membership to them.
 *
 * Hits raise the lowest groups until they stand level, misses lower the highest ones; one does not hinder the other. The gap is then
 * at least lowestTop − highestBottom when that is above 0, and the ratio at most highestBottom / lowestTop. Groups have people.
 *
 * Example: 40 of 100 and 60 of 100 with 5 hits and 5 misses unknown → 60 / 105 and 45 / 105.
 *
 * @source derived here: the feasible sets of the groups are polygons with the same directions, so that their sum is found by adding up; checked against all allocations in test/stats/unknown-bounds.test.ts
 */
export function levelsWithUnknown(groups: readonly Split[], unknown: Split): Levels {
  const ordered = [...groups].sort((a, b) => rate(a) - rate(b));
  let highestBottom = Infinity;
  let [hits, total] = [unknown.hits, unknown.hits];
  for (const group of ordered) {
    hits += group.hits;
    total += group.hits + group.misses;
    highestBottom = Math.min(highestBottom, hits / total);
  }
  let lowestTop = -Infinity;
  [hits, total] = [0, unknown.misses];
  for (const group of ordered.reverse()) {
    hits += group.hits;
    total += group.hits + group.misses;
    lowestTop = Math.max(lowestTop, hits / total);
  }
  return { lowestTop, highestBottom };
}

/**
 * The same when it is known how many of the unknown belong to each group, and not which.
 *
 * Sizes add up to the unknown. Found by bisection, to the last digits of a double.
 */
export function levelsWithSizes(groups: readonly Split[], sizes: readonly number[], unknown: Split): Levels {
  const whole = groups.map((group, g) => group.hits + group.misses + sizes[g]!);
  const given = (level: number, within: (need: number, size: number) => number): number =>
    groups.reduce((sum, { hits }, g) => sum + within(level * whole[g]! - hits, sizes[g]!), 0);
  const reach = Math.min(...groups.map(({ hits }, g) => (hits + sizes[g]!) / whole[g]!));
  const floor = Math.max(...groups.map(({ hits }, g) => hits / whole[g]!));
  return {
    highestBottom: lastTrue((level) => level <= reach && given(level, (need) => Math.max(0, need)) <= unknown.hits),
    lowestTop: 1 - lastTrue((below) => 1 - below >= floor && given(1 - below, (need, size) => Math.min(size, need)) >= unknown.hits),
  };
}

/** The largest x in [0, 1] for which a condition holds that holds from 0 up to it. */
function lastTrue(holds: (x: number) => boolean): number {
  if (holds(1)) return 1;
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const rate = ({ hits, misses }: Split): number => hits / (hits + misses);
