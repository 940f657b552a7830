import { orderedValues } from "../../explanations/column-groups/ordered-values.js";
import { gaussianKnockoffs } from "../../explanations/permutation/knockoffs.js";
import type { Donors } from "../../explanations/permutation/permuted-scores.js";
import type { ConditionalWay } from "../../policy/importance-settings.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import type { FeatureColumns } from "./features.js";

/** Where a feature's values come from when the other columns are held, or why there is no such place. */
export type Held =
  | { readonly donorsOf: (repeat: number) => Donors; readonly once: boolean; readonly rSquared: number | null }
  | { readonly reason: "no_order" | "moved_together" | "columns_singular" };

export interface Conditioning {
  readonly table: Table;
  readonly given: readonly string[];
  /** Rows in canonical order. */
  readonly order: Int32Array;
  /** The model's scores of the table as it is. */
  readonly base: Float64Array;
  readonly seed: number;
}

/** How the other columns are held; null when nobody asked. */
export function conditioningBy(way: ConditionalWay): ((known: Conditioning) => (feature: FeatureColumns) => Held) | null {
  return way === "none" ? null : byKnockoffs;
}

/**
 * Values given the other columns by Gaussian knockoffs, of every column that has an order: numbers, and two texts.
 *
 * Columns of three texts or more are not held: they have no place in a normal distribution.
 */
function byKnockoffs({ table, given, order, seed }: Conditioning): (feature: FeatureColumns) => Held {
  const columns = new Map(
    given.flatMap((name) => {
      const values = orderedValues(table.columns.get(name)!);
      return values === null ? [] : [[name, values] as const];
    }),
  );
  const made = gaussianKnockoffs(columns, order, rng(seed, "importance", "knockoffs"));
  return ({ columns: own }) => {
    if (own.some((name) => !columns.has(name))) return { reason: "no_order" };
    if (made === null) return { reason: "columns_singular" };
    const donors = new Map(own.map((name) => [name, made.donorOf(name)]));
    return { donorsOf: () => donors, once: true, rSquared: own.length === 1 ? made.rSquared(own[0]!) : null };
  };
}
