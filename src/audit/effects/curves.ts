import { type Accumulation, accumulatedEffects, meanSteps, type Steps } from "../../explanations/effects/accumulated-effects.js";
import { aleEdges, numericSteps } from "../../explanations/effects/ale.js";
import { categoryOrder, categorySteps } from "../../explanations/effects/ale-categories.js";
import { type Dependence, dependence } from "../../explanations/effects/dependence.js";
import { gridOf, pointsOf } from "../../explanations/effects/grid.js";
import { askedIce, type Ice } from "../../explanations/effects/ice.js";
import { leafIce } from "../../explanations/effects/leaf-ice.js";
import { featureColumns } from "../../models/trees/feature-columns.js";
import { sampleQuantile } from "../../stats/sample-quantile.js";
import type { Column, Table } from "../../table/table.js";
import type { ExplainedNumber } from "./explained-number.js";
import type { LookedAt } from "./looked-at.js";
import type { EffectCurve, FeatureEffect, GroupEffect, LocalCurve, LocalEffects } from "./row.js";

export interface Looking {
  readonly table: Table;
  readonly given: readonly string[];
  readonly explained: ExplainedNumber;
  readonly looked: LookedAt;
  readonly points: number;
  /** Standard errors from the curve to its limits. */
  readonly z: number;
}

/** Partial dependence and accumulated local effects of one feature, of everybody and of each group. */
export async function featureEffect(feature: string, looking: Looking): Promise<FeatureEffect> {
  const { table, looked } = looking;
  const column = table.columns.get(feature)!;
  const place = { feature, kind: column.kind };
  const grid = gridOf(column, looked.rows, { points: looking.points });
  if (grid === null) return { ...place, ...none, reason: "no_values" };
  if (pointsOf(grid) < 2) return { ...place, ...none, reason: "one_value" };
  const ice = await iceOf(feature, grid, looking);
  const { weights } = looked;
  return {
    ...place,
    reason: null,
    at: valuesOf(grid),
    everybody: curve(dependence(ice, { weights }), looked.rows.length, looking.z),
    groups: looked.groups.flatMap(({ by, group, members }): readonly GroupEffect[] => {
      const own = curve(dependence(ice, { weights, members }), members.length, looking.z);
      return own === null ? [] : [{ by: [by], group: { [by]: group }, ...own, within: rangeOf(column, members, looked.rows) }];
    }),
    local: await localEffects(feature, column, looking),
  };
}

const none = { at: [], everybody: null, groups: [], local: null } as const;

/** The feature with no curves, and why. */
export const withoutCurves = (feature: string, { columns }: Table, reason: string): FeatureEffect => ({
  feature,
  kind: columns.get(feature)!.kind,
  ...none,
  reason,
});

export async function iceOf(
  feature: string,
  grid: Column,
  { table, given, explained, looked }: Omit<Looking, "z" | "points">,
): Promise<Ice> {
  const { rows } = looked;
  if (explained.trees === null) return askedIce(explained.ask, { table, given, rows, feature, grid });
  const { ensemble, columns, output } = explained.trees;
  const place = ensemble.features.findIndex(({ name }) => name === feature);
  const [values] = featureColumns({ rows: pointsOf(grid), columns: new Map([[feature, grid]]) }, [ensemble.features[place]!]);
  return leafIce(ensemble, { columns, rows, feature: place, grid: values!, output });
}

function valuesOf(grid: Column): readonly (number | string | null)[] {
  return grid.kind === "number" ? [...grid.values] : Array.from(grid.codes, (code) => grid.levels[code] ?? null);
}

function curve(found: Dependence | null, rows: number, z: number): EffectCurve | null {
  if (found === null) return null;
  const { values, se, spread, against } = found;
  return { rows, values, ...limits(values, se, z), spread, against };
}

const limits = (values: readonly number[], se: readonly number[], z: number) => ({
  lower: values.map((value, i) => value - z * se[i]!),
  upper: values.map((value, i) => value + z * se[i]!),
});

function rangeOf(column: Column, members: Int32Array, rows: Int32Array): readonly [number, number] | null {
  if (column.kind === "category") return null;
  const sorted = Float64Array.from(members, (place) => column.values[rows[place]!]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return sorted.length === 0 ? null : [sampleQuantile(sorted, 0.01), sampleQuantile(sorted, 0.99)];
}

async function localEffects(feature: string, column: Column, looking: Looking): Promise<LocalEffects | null> {
  const { table, given, explained, looked, points, z } = looking;
  const of = { table, given, rows: looked.rows, feature };
  if (column.kind === "number") {
    const edges = aleEdges(column.values, looked.rows, points);
    if (edges.length < 2) return null;
    return localCurves([...edges], await numericSteps(explained.ask, of, edges), looked, z);
  }
  const order = categoryOrder(of);
  if (order.length < 2) return null;
  return localCurves(
    order.map((code) => column.levels[code]!),
    await categorySteps(explained.ask, of, order),
    looked,
    z,
  );
}

function localCurves(at: readonly (number | string)[], steps: Steps, { rows, weights, groups }: LookedAt, z: number): LocalEffects | null {
  const everyone = { members: Int32Array.from(rows, (_, place) => place), weights };
  const whole = accumulatedEffects(steps, everyone);
  if (whole === null) return null;
  const stand = meanSteps(steps, everyone).map((mean) => mean ?? 0);
  const printed = ({ values, se, rows: used, borrowed }: Accumulation): LocalCurve => ({
    rows: used,
    values,
    ...limits(values, se, z),
    borrowed,
  });
  return {
    at,
    everybody: printed(whole),
    groups: groups.flatMap(({ by, group, members }) => {
      const own = accumulatedEffects(steps, { members, weights, stand });
      return own === null ? [] : [{ by: [by], group: { [by]: group }, ...printed(own) }];
    }),
  };
}
