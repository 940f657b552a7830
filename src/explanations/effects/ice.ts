import type { Column, Table } from "../../table/table.js";
import { type Ask, askMixture } from "../ask.js";
import { pointsOf } from "./grid.js";

/** The model's number of each row with one feature set to each point of a grid: one array a point, one number a row. */
export type Ice = readonly Float64Array[];

export interface IceOf {
  readonly table: Table;
  /** Columns that the model is given. */
  readonly given: readonly string[];
  /** Rows that are looked at; numbers are in their order. */
  readonly rows: ArrayLike<number>;
  readonly feature: string;
  readonly grid: Column;
}

/**
 * Individual conditional expectation: every row with the feature set to every point of the grid, asked of the model.
 *
 * Unit: that of the model's number. Asks points × rows.
 *
 * @source Goldstein et al. (2015), J. Comput. Graph. Stat. 24:44–65, §2
 */
export async function askedIce(ask: Ask, { table, given, rows, feature, grid }: IceOf): Promise<Ice> {
  const n = rows.length;
  const points = pointsOf(grid);
  const values = await askMixture(ask, given, {
    rows: n * points,
    part: (name, from, to) =>
      name === feature
        ? { column: grid, rows: Int32Array.from({ length: to - from }, (_, i) => Math.floor((from + i) / n)) }
        : { column: table.columns.get(name)!, rows: Int32Array.from({ length: to - from }, (_, i) => rows[(from + i) % n]!) },
  });
  return Array.from({ length: points }, (_, point) => values.subarray(point * n, (point + 1) * n));
}
