import { rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { LookedAt } from "../effects/looked-at.js";

/** Rows that are explained: those of everybody, then more of groups that have too few among them. */
export interface ExplainedRows {
  readonly rows: Int32Array;
  /** How many of them, from the first on, are of everybody. */
  readonly everybody: number;
  /** Places in `rows` of each group: its own among everybody's, and those that were added for it. */
  readonly groups: readonly { readonly by: string; readonly group: string; readonly members: Int32Array }[];
}

/**
 * Rows at random, and of each group of at least `enough` rows so many at random: what was added for one group counts for it alone,
 * so that every group's rows are a random sample of it.
 *
 * Draws depend on the seed and on what rows hold.
 */
export function explainedRows(
  { rows: all, groups }: LookedAt,
  { most, enough, seed }: { readonly most: number; readonly enough: number; readonly seed: number },
): ExplainedRows {
  const order = most >= all.length ? Int32Array.from(all, (_, place) => place) : shuffledPlaces(all.length, rng(seed, "shapley", "rows"));
  const rank = new Int32Array(all.length);
  order.forEach((place, i) => {
    rank[place] = i;
  });
  const chosen = [...order.subarray(0, Math.min(most, all.length))];
  const everybody = chosen.length;
  const placeOf = new Map(chosen.map((place, i) => [place, i]));
  const found = groups.map(({ by, group, members }) => {
    // In the order of the draw: first those among everybody's, then the next ones of the group.
    const own = [...members].sort((a, b) => rank[a]! - rank[b]!);
    const among = own.filter((place) => rank[place]! < everybody).length;
    const taken = own.slice(0, Math.max(among, Math.min(own.length, enough)));
    for (const place of taken)
      if (!placeOf.has(place)) {
        placeOf.set(place, chosen.length);
        chosen.push(place);
      }
    return { by, group, members: Int32Array.from(taken, (place) => placeOf.get(place)!) };
  });
  const rows = everybody === all.length ? all : Int32Array.from(chosen, (place) => all[place]!);
  return { rows, everybody, groups: found };
}
