import { meanError } from "../../stats/mean-error.js";
import type { Table } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";

export interface PartialOf {
  readonly table: Table;
  readonly given: readonly string[];
  /** Rows that supply the points, and rows over which the mean is taken. */
  readonly points: ArrayLike<number>;
  readonly background: ArrayLike<number>;
  /** One a row of the background; null = 1 each. */
  readonly weights: ArrayLike<number> | null;
}

/**
 * Partial dependence on some features at the values that rows have: for each point the mean over background rows of the model's
 * number with those features taken from the point. Asks points × background.
 *
 * @source Friedman & Popescu (2008), Ann. Appl. Stat. 2:916–954, §8.1
 */
export async function partialAtRows(
  ask: Ask,
  { table, given, points, background, weights }: PartialOf,
  features: ReadonlySet<string>,
): Promise<Float64Array> {
  const n = background.length;
  const values = await askMixture(ask, given, {
    rows: points.length * n,
    part: (name, from, to) => ({
      column: table.columns.get(name)!,
      rows: Int32Array.from({ length: to - from }, (_, i) =>
        features.has(name) ? points[Math.floor((from + i) / n)]! : background[(from + i) % n]!,
      ),
    }),
  });
  return Float64Array.from(points, (_, i) => meanError(values.subarray(i * n, (i + 1) * n), weights)?.mean ?? Number.NaN);
}
