import { difference } from "../contrasts/difference.js";
import { auc } from "../metrics/auc.js";
import { type Estimate, hasValue, type Sample } from "../metrics/kind/metric.js";
import { rankComparison } from "../metrics/kind/rank-comparison.js";
import { scoreMetric } from "../metrics/kind/score-metric.js";
import { crossAreas } from "../stats/cross-areas.js";
import { boundsFrom } from "./bounds-of-pairs.js";
import type { Disparity, Gap, Level } from "./disparity.js";
import { type Grouping, isComplete } from "./grouping.js";
import { comparedScores, rarerLabel, type ScoredGroup } from "./kind/compared-scores.js";
import { againstShuffled, type Distances, furthest } from "./kind/furthest-distance.js";
import { type LabelledWeights, labelledDraws } from "./kind/labelled-tables.js";
import { noGap } from "./kind/no-gap.js";
import { certifiedOver } from "./kind/score-distance.js";
import { project } from "./projection.js";

const place = { metric: "cross_auc", contrast: "xauc" } as const;

/** How often a positive of one sample scores above a negative of another. */
const crossAuc = scoreMetric((own, other) => rankComparison(own.positive, other.negative) ?? "zero_denominator", {
  ...auc,
  id: "cross_auc",
  scale: "wilson",
});

/**
 * How much more often positives of one group score above negatives of another than the other way round, of the pair where it is largest.
 *
 * Both areas are of disjoint rows, so DeLong's limits of the two combine. `pair` holds the two areas, each under the group
 * of the positives.
 *
 * Unit: share in [0, 1]; 0 = ranked alike. No value with fewer than two groups to compare.
 * Example: positives 0.9 and 0.5, negatives 0.6 and 0.1 of groups a and b: P(a above b) = 1, P(b above a) = 0 → 1.
 */
export const xauc = {
  id: "xauc",
  title: "xAUC disparity",
  formula: "P(positive of a > negative of b) − P(positive of b > negative of a), ties half",
  scale: "difference",
  ideal: 0,
  range: [0, 1],
  better: "lower",
  metrics: [],
  needs: ["label", "score"],
  contrast: "xauc",
  aliases: ["cross_auc_disparity", "xauc_disparity"],
  source: "Kallus & Zhou (2019), NeurIPS, §4",
  measure: measured,
} as const satisfies Disparity;

function measured(grouping: Grouping, level: Level): Gap {
  const { compared, excluded, independent } = comparedScores(grouping, rarerLabel);
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const k = compared.length;
  const areas = compared.map((own) => compared.map((other) => crossed(own, other, grouping)));
  const gap = (i: number, j: number): number => areas[i]![j]!.value - areas[j]![i]!.value;
  const { value, pair } = furthest(k, (i, j) => Math.abs(gap(i, j)));
  const [a, b] = gap(...pair) >= 0 ? pair : [pair[1], pair[0]];
  const projection = project(
    { k, scale: "difference", value: gap, limits: (i, j, alpha) => difference.limits(areas[i]![j]!, areas[j]![i]!, alpha) },
    level,
  );
  const rate = (i: number, j: number) => ({
    group: compared[i]!.facts.key,
    value: areas[i]![j]!.value,
    numerator: null,
    n: areas[i]![j]!.n,
  });
  const chance = independent ? shuffled(grouping, compared) : null;
  const isBinned = compared[0]!.scores.binned !== null;
  return {
    ...place,
    value,
    reason: null,
    bounds:
      projection &&
      boundsFrom(
        projection,
        compared.map(({ facts }) => ({ group: facts.key })),
        difference,
      ),
    pair: { a: rate(a, b), b: rate(b, a) },
    expectedUnderNone: chance?.mean ?? null,
    ...(chance && { pValue: chance.pValue, draws: chance.draws }),
    ...(isBinned && {
      certified: certifiedOver(k, (i, j) => {
        const off = openness(areas[i]![j]!) + openness(areas[j]![i]!);
        return { lower: Math.max(0, Math.abs(gap(i, j)) - off), upper: Math.min(1, Math.abs(gap(i, j)) + off) };
      }),
    }),
    excluded,
    complete: isComplete(excluded),
  };
}

function crossed(own: ScoredGroup, other: ScoredGroup, grouping: Grouping): Estimate {
  const sample: Sample = {
    confusion: [],
    leftOut: null,
    favorable: "positive",
    scores: own.sampled,
    everyone: { confusion: [], leftOut: null, scores: other.sampled },
    random: grouping.random("xauc"),
    resamples: 0,
  };
  const found = crossAuc.estimate(sample);
  if (!hasValue(found)) throw new Error("a compared group has positives and negatives");
  return found;
}

const openness = ({ certified }: Estimate): number => (certified ? (certified.upper - certified.lower) / 2 : 0);

function shuffled(grouping: Grouping, compared: readonly ScoredGroup[]) {
  const { observed, draw } = labelledDraws(compared, grouping.random("xauc"));
  const room = compared.map(() => new Float64Array(compared.length));
  const distances = ({ positive, negative }: LabelledWeights, into?: readonly Float64Array[]): Distances => {
    const areas = crossAreas(positive, negative, into);
    return (i, j) => Math.abs(areas[i]![j]! - areas[j]![i]!);
  };
  return againstShuffled(
    compared.map(({ n }) => n),
    { observed: distances(observed), drawn: () => distances(draw(), room), draws: grouping.draws },
  );
}
