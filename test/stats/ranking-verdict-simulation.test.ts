import { expect, test } from "vitest";
import { difference } from "../../src/contrasts/difference.js";
import { boundsOfPairs } from "../../src/disparities/bounds-of-pairs.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import { boundsOfMean } from "../../src/disparities/kind/list-distance.js";
import { listsOf } from "../../src/disparities/kind/listed-groups.js";
import { maxSkewAt10 } from "../../src/disparities/max-skew-at-10.js";
import { minSkewAt10 } from "../../src/disparities/min-skew-at-10.js";
import { ndkl, ndklOf } from "../../src/disparities/ndkl.js";
import { interGroupPairwiseAccuracy } from "../../src/metrics/inter-group-pairwise-accuracy.js";
import type { Estimate, Metric, Sample } from "../../src/metrics/kind/metric.js";
import { type Item, rankingOf, type SampledRanking } from "../../src/metrics/kind/ranking.js";
import { meanExposure } from "../../src/metrics/mean-exposure.js";
import { type Rng, rng } from "../../src/stats/rng.js";

/** Queries of items whose scores fall short by a step for each group after the first, with relevance and ties. */
function draw(queries: number, { k, step }: { readonly k: number; readonly step: number }, random: Rng): readonly SampledRanking[] {
  const groups: number[] = [];
  const items: Item[] = [];
  for (let query = 0; query < queries; query++) {
    // Queries differ in size and in which groups they are mostly of.
    const size = 8 + random.below(8);
    const most = random.below(k);
    for (let i = 0; i < size; i++) {
      const group = random.next() < 0.3 ? most : random.below(k);
      const relevance = random.below(3);
      const noise = random.next() + random.next() - 1;
      groups.push(group);
      items.push({ query, value: Math.round(10 * (0.3 * relevance - step * group + noise)), times: 1, relevance });
    }
  }
  const { ranking: all, order } = rankingOf(items, "largest");
  return Array.from({ length: k }, (_, g) => ({ all, own: Int32Array.from(order.keys()).filter((entry) => groups[order[entry]!] === g) }));
}

const estimate = (metric: Metric, ranking: SampledRanking): Estimate => metric.estimate({ ranking } as unknown as Sample) as Estimate;

/** Share of runs in which `wrong` holds, which 0.05 allows with this many runs but for one in a thousand. */
function shareOf(runs: number, wrong: (random: Rng) => boolean, ...name: readonly (string | number)[]): number {
  let count = 0;
  for (let i = 0; i < runs; i++) if (wrong(rng(11, ...name, i))) count++;
  return count / runs;
}
const allowed = (runs: number): number => 0.05 + 3.1 * Math.sqrt((0.05 * 0.95) / runs);

test.each([
  [meanExposure.id, meanExposure, 2, 12],
  [meanExposure.id, meanExposure, 4, 25],
  [meanExposure.id, meanExposure, 8, 40],
  [interGroupPairwiseAccuracy.id, interGroupPairwiseAccuracy, 2, 12],
  [interGroupPairwiseAccuracy.id, interGroupPairwiseAccuracy, 4, 25],
] as const)("at the limit, %s of groups: fails and passes wrongly in at most 5 % of runs", (_, metric, k, queries) => {
  const population = { k, step: 0.08 };
  const truth = draw(6000, population, rng(5, "truth", metric.id, k)).map((ranking) => estimate(metric, ranking).value);
  const limit = Math.max(...truth) - Math.min(...truth);
  const runs = 250;
  const boundsIn = (random: Rng) =>
    boundsOfPairs(
      draw(queries, population, random).map((ranking, g) => ({ group: { g: String(g) }, estimate: estimate(metric, ranking) })),
      difference,
      { alpha: 0.05, limit },
    )!;
  expect(shareOf(runs, (random) => boundsIn(random).lower! > limit, metric.id, k, "fail")).toBeLessThanOrEqual(allowed(runs));
  expect(shareOf(runs, (random) => boundsIn(random).upper! < limit, metric.id, k, "pass")).toBeLessThanOrEqual(allowed(runs));
});

const groupingOf = (rankings: readonly SampledRanking[], random: Rng): Grouping =>
  ({
    groups: rankings.map((_, g) => ({ key: { g: String(g) }, rows: 1, missing: false })),
    minN: 1,
    rankings,
    estimates: (metric: Metric) => rankings.map((ranking) => estimate(metric, ranking)),
    random: () => random,
  }) as unknown as Grouping;

test.each([
  [2, 12],
  [2, 30],
  [4, 30],
] as const)("NDKL at the limit: %i groups and %i queries fail and pass wrongly in at most 5 % of runs", (k, queries) => {
  const population = { k, step: 0.15 };
  const valuesOf = (n: number, random: Rng) =>
    listsOf(draw(n, population, random)).map((list) =>
      ndklOf(
        list,
        Array.from(list.totals, (own) => own / list.items),
      ),
    );
  const all = valuesOf(4000, rng(5, "ndkl", k));
  const limit = all.reduce((sum, x) => sum + x, 0) / all.length;
  const runs = 250;
  const boundsIn = (random: Rng) => boundsOfMean(valuesOf(queries, random), [0, null], { alpha: 0.05, limit })!;
  expect(shareOf(runs, (random) => boundsIn(random).lower! > limit, "ndkl", k, "fail")).toBeLessThanOrEqual(allowed(runs));
  expect(shareOf(runs, (random) => boundsIn(random).upper! < limit, "ndkl", k, "pass")).toBeLessThanOrEqual(allowed(runs));
});

test("the p-value of NDKL is small in at most 5 % of runs when groups do not differ, with one query as well", () => {
  for (const queries of [1, 4]) {
    const wrong = (random: Rng): boolean => {
      const row = ndkl.measure(groupingOf(draw(queries, { k: 2, step: 0 }, random), random.fork("shuffle")), { alpha: 0.05, limit: null });
      return (row.pValue ?? 1) <= 0.05;
    };
    expect(shareOf(100, wrong, "p", queries)).toBeLessThanOrEqual(allowed(100));
  }
});

test.each([
  [maxSkewAt10.id, maxSkewAt10, 2, 20],
  [maxSkewAt10.id, maxSkewAt10, 4, 30],
  [minSkewAt10.id, minSkewAt10, 2, 20],
  [minSkewAt10.id, minSkewAt10, 4, 30],
] as const)("%s at the limit: fails and passes wrongly in at most 5 % of runs", (id, skew, k, queries) => {
  const population = { k, step: 0.15 };
  const measured = (n: number, random: Rng) => skew.measure(groupingOf(draw(n, population, random), random), { alpha: 0.05, limit: null });
  const limit = measured(4000, rng(5, id, k)).value!;
  const runs = 200;
  const boundsIn = (random: Rng) => measured(queries, random).bounds!;
  expect(shareOf(runs, (random) => (boundsIn(random).lower ?? -Infinity) > limit, id, k, "above")).toBeLessThanOrEqual(allowed(runs));
  expect(shareOf(runs, (random) => (boundsIn(random).upper ?? Infinity) < limit, id, k, "below")).toBeLessThanOrEqual(allowed(runs));
});
