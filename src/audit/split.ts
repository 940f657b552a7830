import { type Coordinate, type Cube, compareCoordinates } from "../cube/cube.js";
import { groupsOf } from "../cube/roll-up.js";
import { type Confusion, confusionOf, without } from "../metrics/kind/confusion.js";

/** Some rows as metrics see them. */
export interface Part {
  /** Their place on each axis that the rows were split by. */
  readonly at: readonly Coordinate[];
  readonly confusion: Confusion;
  /** The same rows with each bucket of clusters left out in turn, in the order of the whole cube's buckets; null without clusters. */
  readonly leftOut: readonly Confusion[] | null;
}

/** The rows of a cube by some of its axes, in the order of their coordinates with nulls last. */
export function split(cube: Cube, axes: readonly string[]): readonly Part[] {
  const buckets = bucketsOf(cube);
  return groupsOf(cube, axes)
    .map(({ at, cube: part }) => {
      const confusion = confusionOf(part, "label", "prediction");
      return { at, confusion, leftOut: buckets && leftOutOf(part, confusion, buckets) };
    })
    .sort((a, b) => comparePlaces(a.at, b.at));
}

function bucketsOf(cube: Cube): readonly Coordinate[] | null {
  if (!cube.axes.includes("cluster")) return null;
  return [...new Set(cube.cells.map(({ cluster }) => cluster ?? null))].sort(compareCoordinates);
}

function leftOutOf(part: Cube, whole: Confusion, buckets: readonly Coordinate[]): readonly Confusion[] {
  const byBucket = new Map(groupsOf(part, ["cluster"]).map(({ at, cube }) => [at[0] ?? null, confusionOf(cube, "label", "prediction")]));
  return buckets.map((bucket) => {
    const own = byBucket.get(bucket);
    return own ? without(whole, own) : whole;
  });
}

function comparePlaces(a: readonly Coordinate[], b: readonly Coordinate[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i]!;
    if (x === y) continue;
    return x === null ? 1 : y === null ? -1 : compareCoordinates(x, y);
  }
  return 0;
}
