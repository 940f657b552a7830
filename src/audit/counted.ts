import type { Coordinate, Cube } from "../cube/cube.js";
import { groupsOf, recode, rollUp } from "../cube/roll-up.js";
import type { Engine } from "../engines/engine.js";
import type { BoundAttribute } from "./bind/attributes.js";
import { axisOf, type Bound, queryOf } from "./bind/bind.js";
import { MOST_BUCKETS } from "./bind/weights.js";

/** Possible cells up to which one scan answers every grouping. */
const MOST_CELLS = 4_000_000;
/** Nine cells of label × prediction. */
const OUTCOMES = 9;

/** A cube over group texts, with the groupings it can answer. */
export interface Counted {
  readonly cube: Cube;
  readonly groupings: readonly (readonly string[])[];
}

/** Counts everything the audit needs: one cube over all attributes when its cells are affordable, else one a grouping. */
export async function count(engine: Engine, bound: Bound, request: { readonly missingPrediction: string }): Promise<readonly Counted[]> {
  const { attributes, groupings } = bound;
  const strata = bound.strata.reduce((n, { groups }) => n * (groups.length + 1), 1);
  const cellsOf = (names: readonly BoundAttribute[]): number =>
    names.reduce((n, { groups }) => n * (groups.length + 1), OUTCOMES * strata * (bound.cluster === null ? 1 : MOST_BUCKETS));
  if (cellsOf(attributes) <= MOST_CELLS) {
    const raw = await engine.cube(queryOf(bound, attributes));
    return [{ cube: readable(raw, bound, attributes, request), groupings }];
  }
  const parts: Counted[] = [];
  for (const by of groupings) {
    const some = attributes.filter(({ name }) => by.includes(name));
    const raw = await engine.cube(queryOf(bound, some));
    parts.push({ cube: readable(raw, bound, some, request), groupings: [by] });
  }
  return parts;
}

/** The cube with group texts for raw values, clusters numbered, and decisions filled in where the request says so. */
function readable(
  raw: Cube,
  bound: Bound,
  attributes: readonly BoundAttribute[],
  { missingPrediction }: { readonly missingPrediction: string },
): Cube {
  let cube = raw;
  for (const attribute of attributes) cube = recode(cube, axisOf.attribute(attribute.name), attribute.group);
  for (const stratum of bound.strata) cube = recode(cube, axisOf.stratum(stratum.name), stratum.group);
  if (bound.cluster?.kind === "category") {
    const numbers = new Map([...new Set(cube.cells.map(({ cluster }) => cluster ?? null))].map((cluster, i) => [cluster, i]));
    cube = recode(cube, "cluster", (cluster) => numbers.get(cluster)!);
  }
  if (missingPrediction === "negative") cube = recode(cube, "prediction", (decision) => decision ?? 0);
  return cube;
}

/** The cube split by its strata, each without the strata's axes; [] without strata. */
export function byStratum(
  { cube }: Counted,
  bound: Bound,
): readonly { readonly stratum: Readonly<Record<string, string>>; readonly cube: Cube }[] {
  if (bound.strata.length === 0) return [];
  const axes = bound.strata.map(({ name }) => axisOf.stratum(name));
  const rest = cube.axes.filter((axis) => !axes.includes(axis));
  return groupsOf(cube, axes).map(({ at, cube: part }) => ({
    stratum: Object.fromEntries(bound.strata.map(({ name }, i) => [name, textOf(at[i]!)])),
    cube: rollUp(part, rest),
  }));
}

const textOf = (coordinate: Coordinate): string => (coordinate === null ? "(missing)" : String(coordinate));
