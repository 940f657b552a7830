import { ofQuery, type Ranking, type SampledRanking } from "../../metrics/kind/ranking.js";
import type { Rng } from "../../stats/rng.js";

/** One query's list by group: runs of tied items from the first place on, with how many of each group are in each. */
export interface ListedGroups {
  /** Items in each run. */
  readonly runs: Float64Array;
  /** `counts[run][group]`. */
  readonly counts: readonly Float64Array[];
  /** Items of each group. */
  readonly totals: Float64Array;
  readonly items: number;
}

/** The lists of the queries in which items of more than one of these groups stand; other items are left out of them. */
export function listsOf(groups: readonly SampledRanking[]): readonly ListedGroups[] {
  const all = groups[0]?.all;
  if (all === undefined) return [];
  return Array.from({ length: all.queries }, (_, query) => listOf(all, groups, query)).filter(
    ({ totals }) => totals.filter((n) => n > 0).length > 1,
  );
}

function listOf(all: Ranking, groups: readonly SampledRanking[], query: number): ListedGroups {
  const entries = groups
    .flatMap((group, g) => {
      const [from, to] = ofQuery(group, query);
      return Array.from(group.own.subarray(from, to), (entry) => ({ first: all.first[entry]!, times: all.times[entry]!, g }));
    })
    .sort((a, b) => a.first - b.first);
  const counts: Float64Array[] = [];
  entries.forEach(({ first, times, g }, i) => {
    if (i === 0 || entries[i - 1]!.first !== first) counts.push(new Float64Array(groups.length));
    counts.at(-1)![g]! += times;
  });
  return listFrom(counts, groups.length);
}

function listFrom(counts: readonly Float64Array[], groups: number): ListedGroups {
  const runs = Float64Array.from(counts, (run) => run.reduce((sum, n) => sum + n, 0));
  const totals = Float64Array.from({ length: groups }, (_, g) => counts.reduce((sum, run) => sum + run[g]!, 0));
  return { runs, counts, totals, items: totals.reduce((sum, n) => sum + n, 0) };
}

/** The same runs with the groups of the items dealt out at random. */
export function shuffledList({ runs, totals, items }: ListedGroups, random: Rng): ListedGroups {
  const deck = new Uint16Array(items);
  let at = 0;
  totals.forEach((n, g) => {
    deck.fill(g, at, at + n);
    at += n;
  });
  let left = items;
  const counts = Array.from(runs, (size) => {
    const run = new Float64Array(totals.length);
    for (let i = 0; i < size; i++) {
      const pick = random.below(left--);
      run[deck[pick]!]!++;
      deck[pick] = deck[left]!;
    }
    return run;
  });
  return { runs, counts, totals, items };
}

/** A list for examples: each text is a place, and of tied items each letter is an item. */
export function listFromTexts(places: readonly string[], groups: string): ListedGroups {
  const counts = places.map((place) => {
    const run = new Float64Array(groups.length);
    for (const letter of place) run[groups.indexOf(letter)]!++;
    return run;
  });
  return listFrom(counts, groups.length);
}
