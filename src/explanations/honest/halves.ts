import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";
import { canonicalOrder } from "../permutation/canonical-order.js";

/** Rows to find something in, and rows that had no part in finding it. */
export interface Halves {
  readonly found: Int32Array;
  readonly judged: Int32Array;
}

/**
 * Rows cut in two at random, the same way however the table is sorted: the cut hangs on what rows hold and on the stream.
 *
 * Rows of one cluster stay together. Without clusters the halves differ by one row at most.
 *
 * @source Cox (1975), Biometrika 62:441–444, for judging on other rows what was found on these
 */
export function halvesOf(table: Table, rows: ArrayLike<number>, random: Rng, clusters: ArrayLike<number> | null = null): Halves {
  const [found, judged] = partsOf(table, rows, { parts: 2, random, clusters });
  return { found: found!, judged: judged! };
}

interface Parting {
  readonly parts: number;
  readonly random: Rng;
  readonly clusters: ArrayLike<number> | null;
}

/** Rows in some parts of equal size, as `halvesOf`; each part in the order of the contents. */
export function partsOf(table: Table, rows: ArrayLike<number>, { parts, random, clusters }: Parting): readonly Int32Array[] {
  const ordered = canonicalOrder(table, rows);
  const units: number[][] = [];
  const unitOf = new Map<number, number[]>();
  for (const row of ordered) {
    const own = clusters === null ? undefined : unitOf.get(clusters[row]!);
    if (own !== undefined) own.push(row);
    else {
      const unit = [row];
      units.push(unit);
      if (clusters !== null) unitOf.set(clusters[row]!, unit);
    }
  }
  const partOf = new Uint8Array(units.length);
  shuffledPlaces(units.length, random).forEach((unit, place) => {
    partOf[unit] = place % parts;
  });
  return Array.from({ length: parts }, (_, part) => Int32Array.from(units.flatMap((unit, i) => (partOf[i] === part ? unit : []))));
}
