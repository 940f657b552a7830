import type { BitSets } from "./bit-sets.js";
import { bytesFor } from "./bit-sets.js";
import type { Population } from "./population.js";

/** A value of a column, the literal of which groups are made. */
export interface Item {
  readonly column: number;
  readonly value: number;
}

/** The items that may be part of a group, column by column, each with the set of its tuples. */
export interface Items {
  readonly list: readonly Item[];
  /** The set of item i is `first + i · bytes`. */
  readonly first: number;
  readonly bytes: number;
  /** For each item the place of the first item of the next column. */
  readonly next: readonly number[];
}

/** The items with at least `least` trials; the others can be in no group that has as many. */
export function itemsOf({ columns, places, trials }: Population, least: number, sets: BitSets): Items {
  const tuples = tried(trials);
  const list = columns.flatMap(({ values }, column) => {
    const sums = new Float64Array(values.length);
    for (let i = 0; i < tuples; i++) sums[places[column]![i]!]! += trials[i]!;
    return values.flatMap((_, value) => (sums[value]! >= least ? [{ column, value }] : []));
  });
  const bytes = bytesFor(tuples);
  const first = sets.reserve(bytes, list.length);
  const words = sets.words();
  list.forEach(({ column, value }, item) => {
    const start = (first + item * bytes) / 4;
    const place = places[column]!;
    for (let i = 0; i < tuples; i++) if (place[i] === value) words[start + (i >>> 5)]! |= 1 << (i & 31);
  });
  const next = list.map(({ column }) => list.filter((other) => other.column <= column).length);
  return { list, first, bytes, next };
}

/** How many tuples have trials; they come first. */
export function tried(trials: Float64Array): number {
  let count = trials.length;
  while (count > 0 && trials[count - 1] === 0) count--;
  return count;
}
