import type { Column, Table } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";
import type { Steps } from "./accumulated-effects.js";

/** At most so many values are taken as they are, without quantiles. */
const FEW = 10;

/**
 * The edges between which a number's local effects are taken: its values when there are at most ten, else quantiles that occur.
 *
 * Ascending and different; one edge alone when the number never varies, none when no row has one.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, §3; quantiles by the inverse of the empirical distribution
 */
export function aleEdges(values: Float64Array, rows: ArrayLike<number>, bins = 20): Float64Array {
  const sorted = Float64Array.from(rows, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const different = (list: Float64Array): Float64Array => list.filter((value, i) => i === 0 || value !== list[i - 1]);
  const distinct = different(sorted);
  if (distinct.length <= FEW) return distinct;
  return different(
    Float64Array.from({ length: bins + 1 }, (_, k) => sorted[Math.max(0, Math.ceil((k / bins) * sorted.length - 1e-9) - 1)]!),
  );
}

/** The bin of a value: k when it lies above edge k and not above edge k + 1; the first bin has its lower edge too. */
export function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value > edges[middle]!) low = middle;
    else high = middle;
  }
  return low;
}

export interface AleOf {
  readonly table: Table;
  readonly given: readonly string[];
  readonly rows: ArrayLike<number>;
  readonly feature: string;
}

/**
 * Local effects of a number: for each row how the model's number changes from the lower to the upper edge of the row's bin.
 *
 * Rows without a value take no part. Asks two a row, however many bins there are. `edges` holds at least two.
 *
 * @source Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086, §3, equation 15
 */
export async function numericSteps(ask: Ask, { table, given, rows, feature }: AleOf, edges: Float64Array): Promise<Steps> {
  const column = table.columns.get(feature)!;
  if (column.kind !== "number") throw new RangeError(`"${feature}" holds no numbers`);
  const low = new Int32Array(rows.length).fill(-1);
  const places: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const value = column.values[rows[i]!]!;
    if (Number.isNaN(value)) continue;
    low[i] = binOf(edges, value);
    places.push(i);
  }
  const pool: Column = { kind: "number", values: edges };
  const n = places.length;
  const values = await askMixture(ask, given, {
    rows: 2 * n,
    part: (name, from, to) => {
      const at = (i: number): number => places[(from + i) % n]!;
      const own = name === feature;
      return {
        column: own ? pool : table.columns.get(name)!,
        rows: Int32Array.from({ length: to - from }, (_, i) => (own ? low[at(i)]! + (from + i < n ? 0 : 1) : rows[at(i)]!)),
      };
    },
  });
  return {
    steps: edges.length - 1,
    row: Int32Array.from(places),
    step: Int32Array.from(places, (i) => low[i]!),
    difference: Float64Array.from(places, (_, i) => values[n + i]! - values[i]!),
    low,
    high: low.map((k) => (k < 0 ? -1 : k + 1)),
  };
}
