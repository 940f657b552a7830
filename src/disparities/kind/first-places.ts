import { hypergeometricMean } from "../../stats/hypergeometric-mean.js";
import type { ListedGroups } from "./listed-groups.js";

/** The first places of a list up to one of them. */
export interface FirstPlaces {
  /** How many. */
  readonly k: number;
  /** The expected value of a function of how many of them a group has, over all orders of tied items. */
  expected(group: number, of: (count: number) => number): number;
}

/** Calls with the first 1, 2, … places of a list, or with those that `at` names, ascending. */
export function eachFirst({ runs, counts, totals }: ListedGroups, at: Iterable<number> | null, call: (first: FirstPlaces) => void): void {
  const before = new Float64Array(totals.length);
  const wanted = at === null ? null : [...at];
  let placed = 0;
  let next = 0;
  runs.forEach((size, run) => {
    const visit = (k: number): void => {
      const drawn = k - placed;
      call({
        k,
        expected(group, of) {
          const hits = counts[run]![group]!;
          if (drawn === size) return of(before[group]! + hits);
          return hypergeometricMean(drawn, { balls: size, hits }, (count) => of(before[group]! + count));
        },
      });
    };
    if (wanted === null) for (let k = placed + 1; k <= placed + size; k++) visit(k);
    else for (; next < wanted.length && wanted[next]! <= placed + size; next++) visit(wanted[next]!);
    counts[run]!.forEach((n, g) => {
      before[g]! += n;
    });
    placed += size;
  });
}
