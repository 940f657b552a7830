import { type Held, held } from "../../engines/memory/held.js";
import { maskOf } from "../../engines/memory/mask.js";
import type { RequestedNeighbors, Scaling } from "../../policy/requested-neighbors.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import type { NeighborSetting } from "./row.js";

/** Rows that share every feature, decision and group: the same to every question about neighbours. */
export interface Alike {
  readonly point: number;
  readonly decision: 0 | 1;
  /** The group's name on each attribute; null = missing. */
  readonly groups: readonly (string | null)[];
  n: number;
  w: number;
}

export interface Points {
  /** Distinct points, scaled, row by row, in an order that does not depend on that of the rows. */
  readonly at: Float64Array;
  readonly width: number;
  readonly size: number;
  readonly alike: readonly Alike[];
  readonly rows: number;
  readonly leftOut: NeighborSetting["leftOut"];
}

/** The rows of a table as points in the features; those without a feature or a decision are left out and counted. */
export function pointsOf(table: Table, bound: Bound, { features, scaling }: RequestedNeighbors, weight: string | null): Points {
  const rows = held(table);
  const kept = bound.where === null ? null : maskOf(rows, bound.where);
  const decision = rows.axis(bound.prediction!.axis);
  const columns = features.map((name) => featureColumn(rows, name));
  const attributes = bound.attributes.map(({ axis, group }) => {
    const { codes, coordinates } = rows.axis(axis);
    return { codes, names: coordinates.map(group) };
  });
  const weights = weight === null ? null : rows.numbers(weight);
  const [used, leftOut] = usable(table.rows, kept, (row) => decision.coordinates[decision.codes[row]!] !== null, columns);
  const scaled = columns.flat().map((column) => scaledColumn(column, used, scaling));
  const found = new Map<string, Alike & { key: string; row: number }>();
  for (const row of used) {
    const key = scaled.map((values) => values[row]).join(" ");
    const one = decision.coordinates[decision.codes[row]!] as 0 | 1;
    const groups = attributes.map(({ codes, names }) => names[codes[row]!] ?? null);
    const id = JSON.stringify([key, one, ...groups]);
    const same = found.get(id);
    const w = weights?.[row] ?? 1;
    if (same) {
      same.n++;
      same.w += w;
    } else found.set(id, { key, row, point: 0, decision: one, groups, n: 1, w });
  }
  return { ...distinct(found, scaled), rows: used.length, leftOut };
}

/** Points in the order of their keys, and what lies at them in the order of its ids. */
function distinct(found: ReadonlyMap<string, Alike & { key: string; row: number }>, scaled: readonly Float64Array[]) {
  const keys = [...new Set([...found.values()].map(({ key }) => key))].sort();
  const places = new Map(keys.map((key, i) => [key, i]));
  const width = scaled.length;
  const at = new Float64Array(keys.length * width);
  const alike = [...found.keys()].sort().map((id): Alike => {
    const { key, row, ...rest } = found.get(id)!;
    const point = places.get(key)!;
    scaled.forEach((values, j) => {
      at[point * width + j] = values[row]!;
    });
    return { ...rest, point };
  });
  return { at, width, size: keys.length, alike };
}

/** A column of numbers; texts become one column for each text, of which two rows with different texts differ by 1 in all. */
interface FeatureColumn {
  readonly values: Float64Array;
  readonly isText: boolean;
}

function featureColumn(rows: Held, name: string): readonly FeatureColumn[] {
  const column = rows.table.columns.get(name)!;
  if (column.kind === "number") return [{ values: column.values, isText: false }];
  const { codes, levels } = rows.texts(name);
  return levels.map((_, code) => ({
    values: Float64Array.from(codes, (own) => (own === levels.length ? Number.NaN : own === code ? Math.SQRT1_2 : 0)),
    isText: true,
  }));
}

/** The rows that have everything, and how many do not, by the first thing that is missing. */
function usable(
  all: number,
  kept: Uint8Array | null,
  hasDecision: (row: number) => boolean,
  columns: readonly (readonly FeatureColumn[])[],
): readonly [used: readonly number[], leftOut: NeighborSetting["leftOut"]] {
  const used: number[] = [];
  let [noDecision, noFeature] = [0, 0];
  for (let row = 0; row < all; row++) {
    if (kept?.[row] === 0) continue;
    if (!hasDecision(row)) noDecision++;
    else if (columns.some((parts) => parts.some(({ values }) => Number.isNaN(values[row]!)))) noFeature++;
    else used.push(row);
  }
  const leftOut = [
    { reason: "no_prediction", rows: noDecision },
    { reason: "missing_feature", rows: noFeature },
  ];
  return [used, leftOut.filter(({ rows }) => rows > 0)];
}

/** The values over their standard deviation or range among the rows used; a column without spread stays as it is, and tells no rows apart. */
function scaledColumn({ values, isText }: FeatureColumn, used: readonly number[], scaling: Scaling): Float64Array {
  if (isText || scaling === "none" || used.length === 0) return values;
  // Ascending, so that the sums do not depend on the order of the rows.
  const sorted = Float64Array.from(used, (row) => values[row]!).sort();
  const unit = scaling === "range" ? sorted.at(-1)! - sorted[0]! : standardDeviation(sorted);
  return unit > 0 ? values.map((value) => value / unit) : values;
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
