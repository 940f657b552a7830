import type { Rng } from "../../stats/rng.js";
import type { Alike } from "./points.js";

/** Numbers compared at most; a look at everything beyond it takes longer than a few seconds. */
export const MOST_COMPARED = 1e9;

/**
 * How many rows of each kind are looked at: all of them, or as many as can be compared, drawn without order from the whole.
 *
 * `each` is the cost of looking at one kind of rows.
 */
export function lookedAt(alike: readonly Alike[], each: number, random: Rng, most = MOST_COMPARED): readonly number[] {
  const wanted = Math.max(1, Math.floor(most / each));
  if (alike.length <= wanted) return alike.map(({ n }) => n);
  let left = alike.reduce((sum, { n }) => sum + n, 0);
  let missing = Math.min(wanted, left);
  return alike.map(({ n }) => {
    let chosen = 0;
    for (let i = 0; i < n; i++, left--) {
      if (random.below(left) < missing) {
        chosen++;
        missing--;
      }
    }
    return chosen;
  });
}
