import { type AgainstChance, permutationP } from "../../stats/permutation-p.js";

/** A distance of every pair of k things. */
export type Distances = (i: number, j: number) => number;

/** Draws from groups that do not differ, where nobody says how many. */
const DRAWS = 499;

/** What shuffled groups show, and how often they were shuffled. */
export interface AgainstShuffled extends AgainstChance {
  readonly draws: number;
}

/** The pair that is furthest apart, the first of equals. */
export function furthest(k: number, distance: Distances): { readonly value: number; readonly pair: readonly [number, number] } {
  let value = -1;
  let pair: readonly [number, number] = [0, 1];
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const one = distance(i, j);
      if (one > value) [value, pair] = [one, [i, j]];
    }
  }
  return { value, pair };
}

/**
 * How the furthest of all pairs compares with shuffled groups.
 *
 * The p-value is of the largest distance in units of its pair's standard error, so that two small groups, which are far
 * apart by chance, do not stand for the others. The mean is of the largest distance as it is.
 *
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing, §2.6 (largest of standardised statistics); Chung & Romano (2013), Ann. Statist. 41:484–507
 */
export function againstShuffled(
  sizes: readonly number[],
  {
    observed,
    drawn,
    draws: count = DRAWS,
  }: { readonly observed: Distances; readonly drawn: () => Distances; readonly draws?: number | undefined },
): AgainstShuffled {
  const k = sizes.length;
  /** The largest distance as it is and in units of its pair's standard error; each pair is measured once. */
  const largest = (distance: Distances): readonly [plain: number, scaled: number] => {
    let [plain, scaled] = [0, 0];
    for (let i = 0; i < k; i++) {
      for (let j = i + 1; j < k; j++) {
        const one = distance(i, j);
        plain = Math.max(plain, one);
        scaled = Math.max(scaled, one * Math.sqrt((sizes[i]! * sizes[j]!) / (sizes[i]! + sizes[j]!)));
      }
    }
    return [plain, scaled];
  };
  let sum = 0;
  const draws = Float64Array.from({ length: count }, () => {
    const [plain, scaled] = largest(drawn());
    sum += plain;
    return scaled;
  });
  return { mean: sum / count, pValue: permutationP(largest(observed)[1], draws).pValue, draws: count };
}

/** Scores at which shuffled groups are compared, for their number of pairs: more would cost more than they tell. */
export function mostScores(k: number): number {
  return Math.max(32, Math.floor(20_000 / ((k * (k - 1)) / 2)));
}
