import { eachFirst } from "./first-places.js";
import type { ListedGroups } from "./listed-groups.js";

/** A group's count among the first k of a list, beside what it is in all of it. */
export interface Counted {
  readonly count: number;
  readonly k: number;
  readonly total: number;
  readonly items: number;
}

/**
 * The largest of the groups' discounted distances from all of the list, at its first 10, 20, 30, … places, each over the
 * largest that a list could have: the group at the very front or at the very end.
 *
 * null for a list of fewer than ten items, and where no group counts.
 *
 * @source Yang & Stoyanovich (2017), SSDBM, §3
 */
export function discountedTens(
  list: ListedGroups,
  distance: (counted: Counted) => number,
  counts: (share: number) => boolean = () => true,
): number | null {
  const { totals, items } = list;
  const tens = Array.from({ length: Math.floor(items / 10) }, (_, i) => 10 * (i + 1));
  const found = Array.from(totals.keys()).flatMap((g) => {
    const total = totals[g]!;
    if (total === 0 || total === items || !counts(total / items)) return [];
    const of = (count: number, k: number): number => distance({ count, k, total, items }) / Math.log2(k);
    const [front, end] = [(k: number) => Math.min(k, total), (k: number) => Math.max(0, k - (items - total))].map((most) =>
      tens.reduce((sum, k) => sum + of(most(k), k), 0),
    );
    const largest = Math.max(front!, end!);
    if (!(largest > 0)) return [];
    let sum = 0;
    eachFirst(list, tens, ({ k, expected }) => {
      sum += expected(g, (count) => of(count, k));
    });
    return [sum / largest];
  });
  return found.length === 0 ? null : Math.max(...found);
}
