import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exposurePerRelevance } from "../../src/metrics/exposure-per-relevance.js";
import { exposureShare } from "../../src/metrics/exposure-share.js";
import { metrics } from "../../src/metrics/index.js";
import { interGroupPairwiseAccuracy } from "../../src/metrics/inter-group-pairwise-accuracy.js";
import { intraGroupPairwiseAccuracy } from "../../src/metrics/intra-group-pairwise-accuracy.js";
import { confusionFrom } from "../../src/metrics/kind/confusion.js";
import { hasValue, type Metric, type Sample } from "../../src/metrics/kind/metric.js";
import { rankingFrom, type SampledRanking } from "../../src/metrics/kind/ranking.js";
import { isFor } from "../../src/metrics/kind/task.js";
import { meanExposure } from "../../src/metrics/mean-exposure.js";
import { meanGeometricExposure } from "../../src/metrics/mean-geometric-exposure.js";
import { meanReciprocalExposure } from "../../src/metrics/mean-reciprocal-exposure.js";
import { meanRelevance } from "../../src/metrics/mean-relevance.js";
import { ndcg } from "../../src/metrics/ndcg.js";
import { ndcgAt10 } from "../../src/metrics/ndcg-at-10.js";
import { pairwiseAccuracy } from "../../src/metrics/pairwise-accuracy.js";
import { pairwiseWinRate } from "../../src/metrics/pairwise-win-rate.js";
import { representationAt5 } from "../../src/metrics/representation-at-5.js";
import { representationAt10 } from "../../src/metrics/representation-at-10.js";
import { top10Rate } from "../../src/metrics/top-10-rate.js";
import { rng } from "../../src/stats/rng.js";

const ofRanking = (metrics as readonly Metric[]).filter((metric) => isFor("ranking", metric));

function sampleOf(ranking: SampledRanking | null): Sample {
  const confusion = confusionFrom({ tn: 0, fp: 0, fn: 0, tp: 0 });
  return {
    confusion,
    leftOut: null,
    ranking,
    everyone: { confusion, leftOut: null },
    favorable: "positive",
    random: rng(0, "test"),
    resamples: 200,
  };
}

type Queries = Parameters<typeof rankingFrom>[0];
const valueIn = (metric: Metric, queries: Queries, group = "a"): number | null =>
  metric.estimate(sampleOf(rankingFrom(queries).of(group))).value;
const log2 = Math.log2;

describe("ranked items by hand", () => {
  const list: Queries = [
    [
      ["a", 2],
      ["b", 0],
      ["a", 1],
      ["b", 1],
    ],
  ];
  test.each([
    [meanExposure, (1 + 1 / 2) / 2],
    [meanReciprocalExposure, (1 + 1 / 3) / 2],
    [meanGeometricExposure, (0.1 + 0.081) / 2],
    [exposureShare, 1.5 / (1 + 1 / log2(3) + 1 / 2 + 1 / log2(5))],
    [exposurePerRelevance, 1.5 / 3],
    [meanRelevance, 1.5],
    [top10Rate, 1],
    [representationAt5, 1],
    [pairwiseWinRate, 3 / 4],
    // (2, b 0), (2, b 1), (1, b 0): the last one is lost.
    [interGroupPairwiseAccuracy, 2 / 3],
    [intraGroupPairwiseAccuracy, 1],
    [pairwiseAccuracy, 3 / 4],
    [ndcg, 1],
  ])("$id", (metric, value) => {
    expect(valueIn(metric, list)).toBeCloseTo(value, 14);
  });

  test("tied items share their places", () => {
    const tied: Queries = [
      [
        {
          tied: [
            ["a", 1],
            ["b", 0],
          ],
        },
        ["b", 1],
      ],
    ];
    expect(valueIn(meanExposure, tied)).toBeCloseTo((1 + 1 / log2(3)) / 2, 14);
    expect(valueIn(meanExposure, tied, "b")).toBeCloseTo(((1 + 1 / log2(3)) / 2 + 1 / 2) / 2, 14);
    expect(valueIn(pairwiseWinRate, tied)).toBe(0.75);
    expect(valueIn(interGroupPairwiseAccuracy, tied)).toBe(0.5);
  });

  test("a tie over the tenth place leaves a part of it to each", () => {
    const ten = Array.from({ length: 9 }, () => "b");
    expect(valueIn(top10Rate, [[...ten, { tied: ["a", "b"] }]])).toBe(0.5);
    // Of 11 items one is a's, which has half a place of ten.
    expect(valueIn(representationAt10, [[...ten, { tied: ["a", "b"] }]])).toBeCloseTo(0.5 / (10 / 11), 14);
  });

  test("queries add up: items, not queries, are the denominator of a mean over items", () => {
    const two: Queries = [["a", "b", "b"], ["a"]];
    expect(valueIn(meanExposure, two)).toBe(1);
    expect(valueIn(meanExposure, [["b", "a"], ["a"]])).toBeCloseTo((1 / log2(3) + 1) / 2, 14);
  });

  test("no item, no relevance, no pair, no order: no value, and the reason", () => {
    const { everyone, of } = rankingFrom(list);
    for (const metric of ofRanking) {
      expect(metric.estimate(sampleOf(null)), metric.id).toMatchObject({ value: null, reason: "no_ranking" });
      expect(metric.estimate(sampleOf(of("c"))), metric.id).toMatchObject({ value: null, reason: "empty_group" });
    }
    expect(pairwiseWinRate.estimate(sampleOf(everyone))).toMatchObject({ value: null, reason: "zero_denominator" });
    expect(ndcg.estimate(sampleOf(rankingFrom([["a", "b"]]).of("a")))).toMatchObject({ value: null, reason: "no_relevance" });
    expect(valueIn(ndcg, [[["a", 0]]])).toBeNull();
    expect(valueIn(ndcg, [[["a", -1]]])).toBeNull();
    expect(valueIn(exposurePerRelevance, [[["a", 0]]])).toBeNull();
  });
});

describe("ranked items against others", () => {
  const valueOfAll = (metric: Metric, queries: Queries) => metric.estimate(sampleOf(rankingFrom(queries).everyone)).value;
  const item = (relevance: number) => ["a", relevance] as const;

  // scikit-learn 1.9.1, ndcg_score; see fixtures/oracle/tasks.py.
  test("NDCG agrees with scikit-learn, ties as well", () => {
    expect(valueOfAll(ndcg, [[3, 2, 3, 0, 1, 2].map(item)])).toBeCloseTo(0.9608081943360615, 12);
    expect(valueOfAll(ndcg, [[{ tied: [item(3), item(2)] }, { tied: [item(3), item(0), item(1)] }, item(2)]])).toBeCloseTo(
      0.9167412118041187,
      12,
    );
  });

  test("any ties: exposure and pairs are the mean over every order of the tied", () => {
    const groups = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 5 });
    const orders = <T>(list: readonly T[]): readonly (readonly T[])[] =>
      list.length < 2 ? [list] : list.flatMap((first, i) => orders(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));
    fc.assert(
      fc.property(
        groups,
        fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
        (tied, after) => {
          const expanded = orders(tied).map((order): Queries => [[...order, ...after]]);
          for (const metric of [meanExposure, pairwiseWinRate, interGroupPairwiseAccuracy, pairwiseAccuracy, exposurePerRelevance]) {
            const one = valueIn(metric, [[{ tied }, ...after]]);
            const all = expanded.map((queries) => valueIn(metric, queries));
            if (one === null) expect(all.every((value) => value === null)).toBe(true);
            else expect(one).toBeCloseTo(all.reduce<number>((sum, value) => sum + value!, 0) / all.length, 10);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  const some = fc.array(
    fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 12 }),
    { minLength: 1, maxLength: 5 },
  );
  test("shares of exposure add up to 1, representations to what the groups are", () => {
    fc.assert(
      fc.property(some, (queries) => {
        const { all, of } = rankingFrom(queries);
        const shares = ["a", "b", "c"].map((group) => exposureShare.estimate(sampleOf(of(group))).value ?? 0);
        expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
        const found = ["a", "b", "c"].map((group) => representationAt5.estimate(sampleOf(of(group))));
        const places = found.reduce((sum, one) => sum + (one.numerator ?? 0), 0);
        expect(places).toBeCloseTo(
          Array.from(all.sizes).reduce((sum, size) => sum + Math.min(5, size), 0),
          10,
        );
      }),
    );
  });

  test("limits hold the value; one query has none", () => {
    fc.assert(
      fc.property(some, (queries) => {
        for (const metric of ofRanking) {
          const found = metric.estimate(sampleOf(rankingFrom(queries).of("a")));
          if (!hasValue(found)) continue;
          const limits = found.limits(0.05);
          if (queries.length === 1) expect(limits, metric.id).toBeNull();
          if (limits === null) continue;
          expect(limits.lower, metric.id).toBeLessThanOrEqual(found.value + 1e-12);
          expect(limits.upper, metric.id).toBeGreaterThanOrEqual(found.value - 1e-12);
        }
      }),
    );
  });

  test("the jackknife of a mean over queries is Student's of the queries", () => {
    // NDCG of a in three queries: 1, 1/log2(3) and 1/2.
    const b = ["b", 0] as const;
    const found = ndcgAt10.estimate(
      sampleOf(
        rankingFrom([
          [item(1), item(0), item(0)],
          [item(0), item(1), b],
          [item(0), item(0), item(1)],
        ]).of("a"),
      ),
    );
    if (!hasValue(found)) throw new Error("no value");
    const values = [1, 1 / log2(3), 1 / 2];
    const mean = values.reduce((sum, x) => sum + x, 0) / 3;
    const se = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 2 / 3);
    expect(found.value).toBeCloseTo(mean, 14);
    // t of 2 degrees at 0.95: 2.919985580353726.
    expect(found.limits(0.05)!.lower).toBeCloseTo(mean - 2.919985580353726 * se, 10);
  });
});
