import { difference } from "../../contrasts/difference.js";
import type { Points } from "../../cube/series.js";
import { type Binning, binOf } from "../../cube/value-bins.js";
import { everyScore, rowsOf } from "../../metrics/kind/scores.js";
import { meanPrediction } from "../../metrics/mean-prediction.js";
import { meanScore } from "../../metrics/mean-score.js";
import { groupDraws } from "../../stats/group-draws.js";
import type { Limits } from "../../stats/limits.js";
import type { Rng } from "../../stats/rng.js";
import { boundsFrom } from "../bounds-of-pairs.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { type Grouping, isComplete, rateOf } from "../grouping.js";
import { project } from "../projection.js";
import type { DisparityRow } from "../row.js";
import { comparedScores } from "./compared-scores.js";
import { againstShuffled, furthest, mostScores } from "./furthest-distance.js";
import { noGap } from "./no-gap.js";
import { coarsened, cumulated, type ScoreTable, scoreTable } from "./score-table.js";

/** Two distributions on the same scores, as shares at or below each. */
export interface TwoDistributions {
  readonly values: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** A distance between the scores of two groups, whatever the label. */
export interface ScoreDistance {
  distance(two: TwoDistributions): number;
  /** One-sided limits of the distance of two groups of these sizes; absent = there are none. */
  limits?(value: number, sizes: readonly [number, number], alpha: number): Limits;
  /** Where the distance of the exact scores lies. */
  certified(two: TwoDistributions, binned: Binning): Limits;
  parts?(two: TwoDistributions): NonNullable<DisparityRow["parts"]>;
}

type Facts = Omit<Disparity, "measure" | "metrics" | "needs" | "contrast" | "scale" | "ideal" | "better">;

/**
 * The largest distance between the score distributions of any two groups.
 *
 * A distance is above 0 by chance alone: beside it stand its mean when groups do not differ and how often shuffled groups
 * are further apart. Clustered rows have neither, as they cannot be shuffled one by one.
 */
export function scoreDistance<const Id extends string>(
  of: ScoreDistance,
  facts: Facts & { readonly id: Id },
): Disparity & { readonly id: Id } {
  return {
    ...facts,
    metrics: [],
    needs: ["score"],
    contrast: facts.id,
    scale: "difference",
    ideal: 0,
    better: "lower",
    measure: (grouping, level) => measured(of, facts.id, grouping, level),
  };
}

function measured(of: ScoreDistance, id: string, grouping: Grouping, level: Level): Gap {
  // Of amounts the predictions stand for the scores.
  const place = { metric: grouping.amounts ? meanPrediction.id : meanScore.id, contrast: id };
  const { compared, excluded, independent } = comparedScores(grouping, rowsOf);
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const points = compared.map(({ scores }) => everyScore(scores));
  const table = scoreTable(points);
  const two = pairsOf(table);
  const k = compared.length;
  const distances = matrixOf(k, (i, j) => of.distance(two(i, j)));
  const between = (i: number, j: number): number => distances[i]![j]!;
  const { value, pair } = furthest(k, between);
  if (!Number.isFinite(value)) return noGap({ ...place, reason: "not_applicable", excluded });
  const means = points.map(meanOf);
  const [a, b] = means[pair[0]]! >= means[pair[1]]! ? pair : [pair[1], pair[0]];
  const { limits } = of;
  const projection =
    limits === undefined || !independent
      ? null
      : project(
          {
            k,
            scale: "difference",
            value: between,
            limits: (i, j, alpha) => limits(between(i, j), [table.sizes[i]!, table.sizes[j]!], alpha),
          },
          level,
        );
  const binned = compared[0]!.scores.binned;
  const groups = compared.map(({ facts }) => ({ group: facts.key }));
  const rate = (i: number) =>
    rateOf(compared[i]!.facts.key, { value: means[i]!, numerator: null, n: compared[i]!.n } as Parameters<typeof rateOf>[1]);
  const chance = independent ? shuffled(of, table, { random: grouping.random(id), draws: grouping.draws }) : null;
  return {
    ...place,
    value,
    reason: null,
    bounds: projection && boundsFrom(projection, groups, { ...difference, method: "dkw" }),
    pair: { a: rate(a), b: rate(b) },
    expectedUnderNone: chance?.mean ?? null,
    ...(chance && { pValue: chance.pValue, draws: chance.draws }),
    ...(binned && { certified: certifiedOver(k, (i, j) => of.certified(two(i, j), binned)) }),
    ...(of.parts && { parts: of.parts(two(a, b)) }),
    excluded,
    complete: isComplete(excluded),
  };
}

/** The distance of every ordered pair, each measured once. */
function matrixOf(k: number, distance: (i: number, j: number) => number): readonly Float64Array[] {
  const rows = Array.from({ length: k }, () => new Float64Array(k));
  for (let i = 0; i < k; i++) for (let j = i + 1; j < k; j++) rows[i]![j] = distance(i, j);
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) rows[i]![j] = rows[j]![i]!;
  return rows;
}

function pairsOf({ values, weights }: ScoreTable): (i: number, j: number) => TwoDistributions {
  const shares = weights.map((row) => cumulated(row, new Float64Array(row.length)));
  return (i, j) => ({ values, a: shares[i]!, b: shares[j]! });
}

function shuffled(of: ScoreDistance, table: ScoreTable, { random, draws }: { readonly random: Rng; readonly draws: number | undefined }) {
  const coarse = coarsened(table, mostScores(table.sizes.length));
  const draw = groupDraws(coarse.weights, { sizes: table.sizes, random });
  const observed = pairsOf(coarse);
  const shares = coarse.weights.map((row) => new Float64Array(row.length));
  const two = shares.map((a) => shares.map((b): TwoDistributions => ({ values: coarse.values, a, b })));
  return againstShuffled(table.sizes, {
    draws,
    observed: (i, j) => of.distance(observed(i, j)),
    drawn() {
      draw().forEach((row, g) => {
        cumulated(row, shares[g]!);
      });
      return (i, j) => of.distance(two[i]![j]!);
    },
  });
}

/** The largest of distances that are only known to lie somewhere. */
export function certifiedOver(k: number, certified: (i: number, j: number) => Limits): Limits {
  let [lower, upper] = [0, 0];
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const one = certified(i, j);
      lower = Math.max(lower, one.lower);
      upper = Math.max(upper, one.upper);
    }
  }
  return { lower, upper };
}

function meanOf({ values, w }: Points): number {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += w[i]! * values[i]!;
    weight += w[i]!;
  }
  return sum / weight;
}

/** The mean half-width of the bins of a distribution. */
export function meanHalfWidth(values: Float64Array, shares: Float64Array, binned: Binning): number {
  let sum = 0;
  values.forEach((value, i) => {
    const { lower, upper } = binOf(value, binned);
    const width = upper - lower;
    if (width > 0) sum += ((shares[i]! - (i === 0 ? 0 : shares[i - 1]!)) * width) / 2;
  });
  return sum;
}
