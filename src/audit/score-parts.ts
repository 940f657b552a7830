import type { Cell, Coordinate } from "../cube/cube.js";
import { compareCoordinates } from "../cube/cube.js";
import { sumOfPoints } from "../cube/points.js";
import type { Series } from "../cube/series.js";
import { type SampledScores, type Scores, scoresWithout } from "../metrics/kind/scores.js";

/** The scores of a series by place on some of its axes. */
export type ScoreParts = (at: readonly Coordinate[]) => SampledScores;

/** The scores of the rows at each place, added up when they are first asked for. */
export function scoreParts(series: Series, axes: readonly string[]): ScoreParts {
  const members = new Map<string, number[]>();
  series.cells.forEach((cell, i) => {
    const key = keyOf(axes.map((axis) => cell[axis] ?? null));
    const known = members.get(key);
    if (known === undefined) members.set(key, [i]);
    else known.push(i);
  });
  const buckets = bucketsOf(series);
  return (at) => sampled(series, members.get(keyOf(at)) ?? [], buckets);
}

/** The rows of `all` that are not in `part`. */
export function sampledWithout(all: SampledScores, part: SampledScores): SampledScores {
  return {
    // Not kept: a rest is about as large as everything.
    get all() {
      return scoresWithout(all.all, part.all);
    },
    leftOut: all.leftOut && {
      buckets: all.leftOut.buckets,
      without: (bucket) => scoresWithout(all.leftOut!.without(bucket), part.leftOut!.without(bucket)),
    },
  };
}

const keyOf = (at: readonly Coordinate[]): string => JSON.stringify(at);

function bucketsOf({ axes, cells }: Series): readonly Coordinate[] | null {
  if (!axes.includes("cluster")) return null;
  return [...new Set(cells.map(({ cluster }) => cluster ?? null))].sort(compareCoordinates);
}

function sampled(series: Series, members: readonly number[], buckets: readonly Coordinate[] | null): SampledScores {
  let known: Scores | null = null;
  const all = (): Scores => {
    known ??= scoresOf(series, members);
    return known;
  };
  return {
    get all() {
      return all();
    },
    leftOut: buckets && {
      buckets: buckets.length,
      without(bucket) {
        const own = members.filter((i) => (series.cells[i]!.cluster ?? null) === buckets[bucket]!);
        return own.length === 0 ? all() : scoresWithout(all(), scoresOf(series, own));
      },
    },
  };
}

function scoresOf({ cells, parts, binned }: Series, members: readonly number[]): Scores {
  const of = (holds: (label: Cell[string] | undefined) => boolean) =>
    sumOfPoints(members.filter((i) => holds(cells[i]!.label)).map((i) => parts[i]!));
  return {
    positive: of((label) => label === 1),
    negative: of((label) => label === 0),
    unlabelled: of((label) => label !== 1 && label !== 0),
    binned,
  };
}
