import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";
import type { Pairs } from "./matching.js";
import { mixedRows, type Unit, unitDiffers } from "./mixed-rows.js";

/** Pairs of rows whose difference in value is to be split among units. */
export interface PairWork {
  readonly table: Table;
  /** All that the model reads, each column in one unit. */
  readonly units: readonly Unit[];
  readonly pairs: Pick<Pairs, "first" | "second">;
  /** The value of each row of the table as it is: a score, or a decision as 0 or 1. */
  readonly base: Float64Array;
  /** Values of rows that are made up; null = stop here. */
  ask(rows: Table): Promise<Float64Array | null>;
}

/** For each pair, the units in which its rows differ: the others have no part in it. */
export function differing({ table, units, pairs }: PairWork): readonly Int32Array[] {
  return Array.from(pairs.first, (row, k) =>
    Int32Array.from([...units.keys()].filter((u) => unitDiffers(table, units[u]!, row, pairs.second[k]!))),
  );
}

/** Rows that one pass asks the model about: both ways, all steps but the first and the last, whose values are known. */
export const askedInPass = (differ: readonly Int32Array[]): number =>
  differ.reduce((sum, { length }) => sum + 2 * Math.max(0, length - 1), 0);

/**
 * Shapley values of every pair by one antithetic pass: the units of the second row become those of the first, one by one in a random
 * order; then they become the second's again in the same order, which is the reverse order seen from the first. Each way's steps add
 * up to the difference of the pair, and without interactions of three or more units the mean of both is exact.
 *
 * All pairs take a step at once, so that the model is asked as often as the longest pair has steps. One array a unit, one number a
 * pair; null when it was stopped.
 *
 * @source Castro, Gómez & Tejada (2009), Comput. Oper. Res. 36:1726–1730; Mitchell et al. (2022), JMLR 23(43), §3.3 (antithetic orders)
 */
export async function antitheticPass(work: PairWork, differ: readonly Int32Array[], random: Rng): Promise<readonly Float64Array[] | null> {
  const { table, units, pairs, base } = work;
  const { first, second } = pairs;
  const count = first.length;
  const orders = differ.map((places) => shuffledPlaces(places.length, random).map((i) => places[i]!));
  const parts = units.map(() => new Float64Array(count));
  // Walker k goes from the second row of pair k to the first, walker count + k back.
  const at = Float64Array.from({ length: 2 * count }, (_, w) => base[w < count ? second[w]! : first[w - count]!]!);
  const from = units.map(() => Int32Array.from({ length: 2 * count }, (_, w) => (w < count ? second[w]! : first[w - count]!)));
  const move = (w: number, unit: number, value: number): void => {
    const there = w < count;
    parts[unit]![w % count]! += (there ? value - at[w]! : at[w]! - value) / 2;
    at[w] = value;
  };
  const longest = orders.reduce((most, { length }) => Math.max(most, length), 0);
  for (let step = 0; step < longest; step++) {
    const walking: number[] = [];
    for (let w = 0; w < 2 * count; w++) {
      const order = orders[w % count]!;
      const unit = order[step];
      if (unit === undefined) continue;
      const goal = w < count ? first[w]! : second[w - count]!;
      from[unit]![w] = goal;
      if (step === order.length - 1) move(w, unit, base[goal]!);
      else walking.push(w);
    }
    if (walking.length === 0) continue;
    const values = await work.ask(
      mixedRows(
        table,
        units,
        from.map((rows) => Int32Array.from(walking, (w) => rows[w]!)),
      ),
    );
    if (values === null) return null;
    walking.forEach((w, i) => {
      move(w, orders[w % count]![step]!, values[i]!);
    });
  }
  return parts;
}
