import { type Coordinate, type Cube, compareCoordinates } from "../cube/cube.js";
import { groupsOf } from "../cube/roll-up.js";
import type { SampledAmounts } from "../metrics/kind/amounts.js";
import type { SampledClasses } from "../metrics/kind/classes.js";
import { type Confusion, confusionOf, without } from "../metrics/kind/confusion.js";
import type { SampledRanking } from "../metrics/kind/ranking.js";
import type { SampledScores } from "../metrics/kind/scores.js";
import { amountParts } from "./amount-parts.js";
import { classPart } from "./class-parts.js";
import type { Counts } from "./counts.js";
import { rankingParts } from "./ranking-parts.js";
import { scoreParts } from "./score-parts.js";

/** Some rows as metrics see them. */
export interface Part {
  /** Their place on each axis that the rows were split by. */
  readonly at: readonly Coordinate[];
  readonly confusion: Confusion;
  /** The same rows with each bucket of clusters left out in turn, in the order of the whole cube's buckets; null without clusters. */
  readonly leftOut: readonly Confusion[] | null;
  /** null when there is no score. */
  readonly scores: SampledScores | null;
  /** null when the task has no classes. */
  readonly classes: SampledClasses | null;
  /** null unless amounts are predicted. */
  readonly amounts: SampledAmounts | null;
  /** null unless rows are ranked. */
  readonly ranking: SampledRanking | null;
}

/** The table of nobody. */
export const noRows: Part["confusion"] = Array.from({ length: 9 }, () => ({ n: 0, w: 0, w2: 0 }));

/** The rows of some counts by some axes of the cube, in the order of their coordinates with nulls last. */
export function split({ cube, scores, classes, amounts, ranked }: Omit<Counts, "probabilities">, axes: readonly string[]): readonly Part[] {
  const buckets = bucketsOf(cube);
  const scoresAt = scores && scoreParts(scores, axes);
  const amountsAt = amounts && amountParts(amounts, axes, buckets);
  const rankingAt = ranked && rankingParts(ranked, axes);
  return groupsOf(cube, axes)
    .map(({ at, cube: part }) => {
      const confusion = confusionOf(part, "label", "prediction");
      return {
        at,
        confusion,
        leftOut: buckets && leftOutOf(part, confusion, buckets),
        scores: scoresAt?.(at) ?? null,
        classes: classes ? classPart(part, classes, buckets) : null,
        amounts: amountsAt?.(at) ?? null,
        ranking: rankingAt?.(at) ?? null,
      };
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
