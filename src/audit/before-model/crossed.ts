import type { Axis, Cube } from "../../cube/cube.js";
import type { Series } from "../../cube/series.js";
import type { Engine } from "../../engines/engine.js";
import type { Bound } from "../bind/bind.js";
import type { Feature } from "./features.js";
import type { Target } from "./target.js";

/** A feature's values by the groups of a target, in rows. */
export interface Crossed {
  readonly groups: readonly string[];
  /** One row a group, one column a value; numbers ascend. */
  readonly counts: readonly Float64Array[];
  readonly numbers: boolean;
}

/** Different numbers kept apart where rows stay in the engine. */
const MOST_NUMBERS = 20_000;

/** Rows by group and value, target by target, from one question to the engine; rows without either are left out. */
export async function crossed(
  engine: Engine,
  { count, where }: Bound,
  feature: Feature,
  targets: readonly Target[],
): Promise<readonly Crossed[]> {
  const axes: Record<string, Axis> = Object.fromEntries(targets.map(({ axis }, t) => [axisOf(t), axis]));
  const rows = { ...(count !== null && { count }), ...(where !== null && { where }) };
  if (feature.kind === "category")
    return ofTexts(await engine.cube({ axes: { ...axes, value: { kind: "category", column: feature.name } }, ...rows }), targets);
  const most = engine.id === "duckdb" ? { most: MOST_NUMBERS } : {};
  return ofNumbers(await engine.series({ of: { column: feature.name }, axes, ...rows, ...most }), targets);
}

const axisOf = (target: number): string => `target.${target}`;

function ofNumbers({ cells, parts }: Series, targets: readonly Target[]): readonly Crossed[] {
  const all = parts.reduce((sum, { values }) => sum + values.length, 0);
  const every = new Float64Array(all);
  let filled = 0;
  for (const { values } of parts) {
    every.set(values, filled);
    filled += values.length;
  }
  const values = every.sort().filter((value, i) => i === 0 || value !== every[i - 1]);
  const placeOf = new Map<number, number>();
  values.forEach((value, place) => {
    placeOf.set(value, place);
  });
  const places = parts.map((part) => Uint32Array.from(part.values, (value) => placeOf.get(value)!));
  return targets.map((target, t) => {
    const rowOf = emptyRows(target, values.length);
    cells.forEach((cell, c) => {
      const row = rowOf.get(target.group(cell[axisOf(t)] ?? null));
      if (row === undefined) return;
      const { n } = parts[c]!;
      for (let i = 0; i < n.length; i++) row[places[c]![i]!]! += n[i]!;
    });
    return { groups: target.groups, counts: [...rowOf.values()], numbers: true };
  });
}

function ofTexts({ cells, tallies }: Cube, targets: readonly Target[]): readonly Crossed[] {
  const placeOf = new Map(
    [...new Set(cells.map(({ value }) => value ?? null))].filter((value) => value !== null).map((value, i) => [value, i]),
  );
  return targets.map((target, t) => {
    const rowOf = emptyRows(target, placeOf.size);
    cells.forEach((cell, c) => {
      const row = rowOf.get(target.group(cell[axisOf(t)] ?? null));
      const place = placeOf.get(cell.value ?? "");
      if (row !== undefined && place !== undefined && cell.value !== null) row[place]! += tallies[c]!.n;
    });
    return { groups: target.groups, counts: [...rowOf.values()], numbers: false };
  });
}

const emptyRows = ({ groups }: Target, values: number): ReadonlyMap<string | null, Float64Array> =>
  new Map(groups.map((group) => [group, new Float64Array(values)]));
