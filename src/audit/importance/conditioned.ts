import { oneNumber } from "../../explanations/column-groups/one-number.js";
import { orderedValues } from "../../explanations/column-groups/ordered-values.js";
import type { DonorOf, DonorPool } from "../../explanations/permutation/donors.js";
import { gaussianKnockoffs } from "../../explanations/permutation/knockoffs.js";
import type { Donors } from "../../explanations/permutation/permuted-scores.js";
import { subgroupsOf } from "../../explanations/permutation/subgroups.js";
import type { ConditionalWay } from "../../policy/importance-settings.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import type { Condition } from "../conditions/condition.js";
import { askedColumns, nodeConditions } from "../conditions/node-conditions.js";
import type { FeatureColumns } from "./features.js";

/** Where a feature's values come from when the other columns are held, or why there is no such place. */
export type Held =
  | {
      readonly donorsOf: (repeat: number) => Donors;
      /** One draw says all there is. */
      readonly once: boolean;
      /** Share of the feature that the other columns tell. */
      readonly rSquared: number;
      /** Subgroups that values were exchanged within; null by knockoffs. */
      readonly subgroups: readonly HeldSubgroup[] | null;
    }
  | { readonly reason: "no_order" | "columns_singular" };

/** Rows that are alike in the other columns. */
export interface HeldSubgroup {
  readonly conditions: readonly Condition[];
  readonly rows: Int32Array;
}

export interface Conditioning {
  readonly table: Table;
  readonly given: readonly string[];
  /** Rows in canonical order. */
  readonly order: Int32Array;
  /** The model's scores of the table as it is. */
  readonly base: Float64Array;
  readonly seed: number;
  /** Donors of a stream's name within pools. */
  readonly drawnFrom: (pools: readonly DonorPool[], stream: string) => DonorOf;
}

/** How the other columns are held; null when nobody asked. */
export function conditioningBy(way: ConditionalWay): ((known: Conditioning) => (feature: FeatureColumns) => Held) | null {
  return way === "none" ? null : way === "subgroups" ? bySubgroups : byKnockoffs;
}

/** Values come from rows that are alike in the other columns. */
function bySubgroups({ table, given, order, base, drawnFrom }: Conditioning): (feature: FeatureColumns) => Held {
  return ({ name, columns }) => {
    const names = given.filter((one) => !columns.includes(one));
    const target = oneNumber(table, columns, { order, scores: base });
    const { pools, tree, leaves, rSquared } = subgroupsOf(
      target,
      names.map((one) => table.columns.get(one)!),
      order,
    );
    const asked = askedColumns(table.columns, names, order);
    const subgroups = pools.map(({ recipients }, i) => ({
      conditions: nodeConditions(tree!, leaves[i]!, asked),
      rows: Int32Array.from(recipients),
    }));
    return { donorsOf: drawnFrom(pools, `${name} within subgroups`), once: false, rSquared, subgroups };
  };
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
    const { donors, rSquared } = made(own);
    return { donorsOf: () => donors, once: true, rSquared, subgroups: null };
  };
}
