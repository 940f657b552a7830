import type { Column, Table } from "../table/table.js";
import { taken } from "./permutation/permuted-scores.js";

/** A model as effects and Shapley values ask it: rows in, one number a row out. The same rows get the same numbers in whatever batch. */
export type Ask = (rows: Table) => Promise<Float64Array>;

/** Rows handed over at a time; numbers do not depend on it. */
const BATCH = 20_000;

/** A row that is put together: for each column where its value comes from. */
export interface Mixture {
  readonly rows: number;
  /** Column and row from which the value of column `name` comes, for the rows from `from` to `to`. */
  part(name: string, from: number, to: number): { readonly column: Column; readonly rows: ArrayLike<number> };
}

/** The model's numbers of rows that are put together, asked for in batches. */
export async function askMixture(ask: Ask, given: readonly string[], { rows, part }: Mixture): Promise<Float64Array> {
  const values = new Float64Array(rows);
  for (let from = 0; from < rows; from += BATCH) {
    const to = Math.min(rows, from + BATCH);
    const columns = new Map(
      given.map((name) => {
        const source = part(name, from, to);
        return [name, taken(source.column, source.rows)];
      }),
    );
    values.set(await ask({ rows: to - from, columns }), from);
  }
  return values;
}
