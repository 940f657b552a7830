import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import type { LegacyDraws } from "../../explanations/permutation/legacy-draws.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";

interface Sampling {
  /** Rows that may be used. */
  readonly kept: Int32Array;
  readonly most: number | null;
  readonly seed: number;
  /** Draws for parity, which have their own sample. */
  readonly legacy: LegacyDraws | null;
}

/** The table with the rows that are used, and no others: the same rows however they are sorted, unless draws are for parity. */
export function sampledRows(table: Table, { kept, most, seed, legacy }: Sampling): Table {
  if (legacy !== null && legacy.places.length < kept.length)
    return rowsOf(
      table,
      legacy.places.map((place) => kept[place]!),
    );
  if (most === null || kept.length <= most) return table;
  const ordered = canonicalOrder(table, kept);
  const chosen = shuffledPlaces(ordered.length, rng(seed, "importance", "rows")).subarray(0, most);
  return rowsOf(table, Int32Array.from(chosen, (place) => ordered[place]!).sort());
}

const rowsOf = ({ columns }: Table, rows: Int32Array): Table => ({
  rows: rows.length,
  columns: new Map([...columns].map(([name, column]) => [name, taken(column, rows)])),
});
