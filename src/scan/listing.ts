import { gapLimits, gapOf, rest } from "./gap-limits.js";
import type { Item } from "./items.js";
import { paretoFront } from "./pareto.js";
import { countWhere, type Population } from "./population.js";
import type { FoundGroup, Literals, ScanRate } from "./scan-result.js";
import type { ValueTally } from "./value-sets.js";

/** Groups listed at most; the others are counted. */
const MOST_LISTED = 100;

/** A group that deviates, in places of columns and values. */
export interface Deviating {
  readonly literals: readonly Item[];
  readonly counts: ValueTally;
  readonly deviation: number;
  readonly pValue: number;
  readonly alsoNamed: readonly (readonly Item[])[];
  readonly carriedBy: readonly Item[] | null;
}

export interface Listing {
  readonly population: Population;
  readonly whole: Population["total"];
  readonly limitAlpha: number;
  alone(literals: readonly Item[]): boolean;
  readonly tau: number | null;
}

/** The groups as the result has them, those that surely differ most first. */
export function listed(groups: readonly Deviating[], { population, whole, limitAlpha, alone, tau }: Listing): readonly FoundGroup[] {
  const rows = groups.map(({ literals, counts, deviation, pValue, alsoNamed, carriedBy }) => {
    const others = rest(whole, counts);
    const gap = gapOf(counts, others);
    const limits = gapLimits(counts, others, limitAlpha);
    return {
      group: named(population, literals),
      alsoNamed: alsoNamed.map((twin) => named(population, twin)),
      literals,
      rate: rateOf(counts),
      rest: rateOf(others),
      gap,
      // The test has ruled out a gap on the other side; exact limits are a little wider than the test.
      lower: gap > 0 ? Math.max(0, limits.lower) : limits.lower,
      upper: gap < 0 ? Math.min(0, limits.upper) : limits.upper,
      deviation,
      pValue,
      hidden: literals.length > 1 && alone(literals) && (tau === null || Math.abs(gap) > tau),
      carriedBy: carriedBy && named(population, carriedBy),
    };
  });
  const sure = ({ lower, upper }: (typeof rows)[number]): number => Math.max(lower, -upper);
  const ranked = rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => sure(b.row) - sure(a.row) || Math.abs(b.row.deviation) - Math.abs(a.row.deviation) || a.i - b.i)
    .map(({ row }) => row);
  const byThemselves = ranked.filter(({ carriedBy }) => carriedBy === null);
  const front = paretoFront(byThemselves.map(({ rate, gap }) => ({ size: rate.n, gap: Math.abs(gap) })));
  const onFront = new Set(byThemselves.filter((_, i) => front[i]));
  return ranked.slice(0, MOST_LISTED).map((row) => {
    const { literals, group, alsoNamed, ...facts } = row;
    return { group, alsoNamed, rows: countWhere(population, literals).rows, ...facts, front: onFront.has(row) };
  });
}

/** Column → text of the value. */
export const named = ({ columns }: Population, literals: readonly Item[]): Literals =>
  Object.fromEntries(literals.map(({ column, value }) => [columns[column]!.name, columns[column]!.values[value]!]));

export const rateOf = ({ trials, hits }: { readonly trials: number; readonly hits: number }): ScanRate => ({
  value: trials === 0 ? null : hits / trials,
  numerator: hits,
  n: trials,
});
