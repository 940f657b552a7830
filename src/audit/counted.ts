import { type Cell, type Coordinate, type Cube, type CubeQuery, compareCoordinates } from "../cube/cube.js";
import { groupsOf, recode, rollUp } from "../cube/roll-up.js";
import type { Series, SeriesQuery } from "../cube/series.js";
import type { Engine } from "../engines/engine.js";
import { amountQueries } from "./bind/amounts.js";
import type { BoundAttribute } from "./bind/attributes.js";
import { axisOf, type Bound, queryOf } from "./bind/bind.js";
import { rankingQuery } from "./bind/ranking.js";
import { scoreQuery } from "./bind/score.js";
import { seriesOnUnit } from "./bind/score-scale.js";
import { MOST_BUCKETS } from "./bind/weights.js";
import type { Counts } from "./counts.js";
import { rankedOf } from "./ranking-parts.js";

/** Possible cells up to which one scan answers every grouping. */
const MOST_CELLS = 4_000_000;
/** Nine cells of label × prediction. */
const OUTCOMES = 9;

/** A cube over group texts, with the groupings it can answer. */
export interface Counted extends Counts {
  readonly groupings: readonly (readonly string[])[];
}

/** Counts everything the audit needs: one cube over all attributes when its cells are affordable, else one a grouping. */
export async function count(engine: Engine, bound: Bound, request: { readonly missingPrediction: string }): Promise<readonly Counted[]> {
  const { attributes, groupings } = bound;
  const outcomes = bound.classes === null ? OUTCOMES : (bound.classes.length + 1) ** 2;
  const strata = bound.strata.reduce((n, { groups }) => n * (groups.length + 1), 1);
  const cellsOf = (names: readonly BoundAttribute[]): number =>
    names.reduce((n, { groups }) => n * (groups.length + 1), outcomes * strata * (bound.cluster === null ? 1 : MOST_BUCKETS));
  if (cellsOf(attributes) <= MOST_CELLS) {
    return [{ ...(await counts(engine, bound, attributes, request)), groupings }];
  }
  const parts: Counted[] = [];
  for (const by of groupings) {
    const some = attributes.filter(({ name }) => by.includes(name));
    parts.push({ ...(await counts(engine, bound, some, request)), groupings: [by] });
  }
  return parts;
}

async function counts(
  engine: Engine,
  bound: Bound,
  attributes: readonly BoundAttribute[],
  request: { readonly missingPrediction: string },
): Promise<Counts> {
  const query = queryOf(bound, attributes);
  const cube = readable(await engine.cube(query), bound, attributes, request);
  if (bound.task.task !== "binary") {
    const beside = await ofTask(engine, bound, attributes, query);
    // Distances between distributions read predicted amounts as they read scores.
    return { cube, scores: beside.amounts?.predictions ?? null, probabilities: false, ...beside };
  }
  if (bound.score === null) return { cube, scores: null, probabilities: false };
  const raw = await engine.series(scoreQuery(bound.score, query, engine.id));
  const scored = bound.score.scale === null ? raw : seriesOnUnit(raw, bound.score.scale);
  return { cube, scores: readableSeries(scored, bound, attributes), probabilities: bound.score.probability };
}

/** What metrics of other tasks than binary decisions read beside the cube. */
async function ofTask(
  engine: Engine,
  bound: Bound,
  attributes: readonly BoundAttribute[],
  query: CubeQuery,
): Promise<Pick<Counts, "classes" | "amounts" | "ranked">> {
  const seriesOf = async (one: SeriesQuery | null): Promise<Series | null> =>
    one && readableSeries(await engine.series(one), bound, attributes);
  if (bound.classes !== null) return { classes: bound.classes };
  if (bound.ranking !== null) return { ranked: rankedOf((await seriesOf(rankingQuery(bound.ranking, query)))!, bound.ranking.first) };
  const columns = { label: bound.label?.facts.column ?? null, prediction: bound.prediction?.facts.column ?? null };
  const { predictions, labels, errors } = amountQueries(columns, query, engine.id);
  return { amounts: { predictions: await seriesOf(predictions), labels: await seriesOf(labels), errors: await seriesOf(errors) } };
}

/** The series with group texts for raw values and clusters numbered, as the cube beside it. */
function readableSeries(raw: Series, bound: Bound, attributes: readonly BoundAttribute[]): Series {
  const numbers = bound.cluster?.kind === "category" ? clusterNumbers(raw.cells) : null;
  const cells = raw.cells.map((cell) => {
    const read: Record<string, Coordinate> = { ...cell };
    for (const { name, group } of attributes) read[axisOf.attribute(name)] = group(cell[axisOf.attribute(name)] ?? null);
    for (const { name, group } of bound.strata) read[axisOf.stratum(name)] = group(cell[axisOf.stratum(name)] ?? null);
    if (numbers !== null) read.cluster = numbers.get(cell.cluster ?? null)!;
    return read;
  });
  return { ...raw, cells };
}

const clusterNumbers = (cells: readonly Cell[]): ReadonlyMap<Coordinate, number> =>
  new Map([...new Set(cells.map(({ cluster }) => cluster ?? null))].sort(compareCoordinates).map((cluster, i) => [cluster, i]));

/** The cube with group texts for raw values, clusters numbered, and decisions filled in where the request says so. */
export function readable(
  raw: Cube,
  bound: Bound,
  attributes: readonly BoundAttribute[],
  { missingPrediction }: { readonly missingPrediction: string },
): Cube {
  let cube = raw;
  for (const attribute of attributes) cube = recode(cube, axisOf.attribute(attribute.name), attribute.group);
  for (const stratum of bound.strata) cube = recode(cube, axisOf.stratum(stratum.name), stratum.group);
  if (bound.cluster?.kind === "category") {
    const numbers = clusterNumbers(cube.cells);
    cube = recode(cube, "cluster", (cluster) => numbers.get(cluster)!);
  }
  if (missingPrediction === "negative") cube = recode(cube, "prediction", (decision) => decision ?? 0);
  return cube;
}

/** The counts split by their strata, each without the strata's axes; [] without strata. */
export function byStratum(
  { cube, scores, probabilities, classes, amounts }: Counts,
  bound: Bound,
): readonly { readonly stratum: Readonly<Record<string, string>>; readonly counts: Counts }[] {
  if (bound.strata.length === 0) return [];
  const axes = bound.strata.map(({ name }) => axisOf.stratum(name));
  const rest = cube.axes.filter((axis) => !axes.includes(axis));
  return groupsOf(cube, axes).map(({ at, cube: part }) => ({
    stratum: Object.fromEntries(bound.strata.map(({ name }, i) => [name, textOf(at[i]!)])),
    counts: {
      cube: rollUp(part, rest),
      scores: scores && seriesAt(scores, axes, at),
      probabilities,
      ...(classes && { classes }),
      ...(amounts && {
        amounts: {
          predictions: amounts.predictions && seriesAt(amounts.predictions, axes, at),
          labels: amounts.labels && seriesAt(amounts.labels, axes, at),
          errors: amounts.errors && seriesAt(amounts.errors, axes, at),
        },
      }),
    },
  }));
}

function seriesAt(series: Series, axes: readonly string[], at: readonly Coordinate[]): Series {
  const kept = series.cells.map((_, i) => i).filter((i) => axes.every((axis, a) => (series.cells[i]![axis] ?? null) === at[a]!));
  return {
    axes: series.axes.filter((axis) => !axes.includes(axis)),
    cells: kept.map((i) => series.cells[i]!),
    parts: kept.map((i) => series.parts[i]!),
    missing: kept.map((i) => series.missing[i]!),
    binned: series.binned,
  };
}

const textOf = (coordinate: Coordinate): string => (coordinate === null ? "(missing)" : String(coordinate));
