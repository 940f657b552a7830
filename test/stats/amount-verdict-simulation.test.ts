import { expect, test } from "vitest";
import { difference } from "../../src/contrasts/difference.js";
import { boundedGroupLoss } from "../../src/disparities/bounded-group-loss.js";
import { boundsOfPairs } from "../../src/disparities/bounds-of-pairs.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import { standardizedMeanDifference } from "../../src/disparities/standardized-mean-difference.js";
import { totalVariationDistance } from "../../src/disparities/total-variation-distance.js";
import type { Amounts, Values } from "../../src/metrics/kind/amounts.js";
import { classesFrom } from "../../src/metrics/kind/classes.js";
import type { Estimate, Metric, Sample } from "../../src/metrics/kind/metric.js";
import { macroF1 } from "../../src/metrics/macro-f1.js";
import { meanError } from "../../src/metrics/mean-error.js";
import { worstTruePositiveRate } from "../../src/metrics/worst-true-positive-rate.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { type Rng, rng } from "../../src/stats/rng.js";

const RUNS = 250;
const ALLOWED = 0.05 + 3.1 * Math.sqrt((0.05 * 0.95) / RUNS);
const level = { alpha: 0.05, limit: null };

function shareOf(wrong: (random: Rng) => boolean, ...name: readonly (string | number)[]): number {
  let count = 0;
  for (let i = 0; i < RUNS; i++) if (wrong(rng(13, ...name, i))) count++;
  return count / RUNS;
}

const sizes = (k: number): readonly number[] => Array.from({ length: k }, (_, i) => [300, 120, 60, 40][i % 4]!);
const normal = (random: Rng): number => normalQuantile(Math.max(2 ** -53, random.next()));
/** Mean 0 and variance 1, with a long tail. */
const skewed = (random: Rng): number => -Math.log(Math.max(2 ** -53, random.next())) - 1;

/** Amounts of rows whose label is 0, so that predictions are errors. */
function amountsOf(n: number, draw: () => number): Amounts {
  const values = Float64Array.from({ length: n }, draw).sort();
  const one = new Float64Array(n).fill(1);
  const all: Values = { points: { values, n: one, w: one, w2: one }, binned: null };
  return { predictions: all, labels: all, errors: all };
}

const estimate = (metric: Metric, all: Amounts): Estimate =>
  metric.estimate({ amounts: { all, leftOut: null } } as unknown as Sample) as Estimate;
const groupingOf = (parts: readonly Amounts[]): Grouping =>
  ({
    groups: parts.map((_, g) => ({ key: { g: String(g) }, rows: 1, missing: false })),
    minN: 1,
    amounts: parts.map((all) => ({ all, leftOut: null })),
    estimates: (metric: Metric) => parts.map((all) => estimate(metric, all)),
  }) as unknown as Grouping;

test.each([2, 4, 8])("mean errors of %i groups with skewed errors: at the limit at most 5 % fail or pass wrongly", (k) => {
  const limit = 0.5;
  const boundsIn = (random: Rng) =>
    boundsOfPairs(
      sizes(k).map((n, g) => ({
        group: { g: String(g) },
        estimate: estimate(
          meanError,
          amountsOf(n, () => (g % 2 === 0 ? 0 : limit) + skewed(random)),
        ),
      })),
      difference,
      { alpha: 0.05, limit },
    )!;
  expect(shareOf((random) => boundsIn(random).lower! > limit, "error", k, "fail")).toBeLessThanOrEqual(ALLOWED);
  expect(shareOf((random) => boundsIn(random).upper! < limit, "error", k, "pass")).toBeLessThanOrEqual(ALLOWED);
});

test.each([2, 4, 8])("standardised mean difference of %i groups: at the limit at most 5 % fail or pass wrongly", (k) => {
  const limit = 0.6;
  const boundsIn = (random: Rng) =>
    standardizedMeanDifference.measure(groupingOf(sizes(k).map((n, g) => amountsOf(n, () => (g % 2 === 0 ? 0 : limit) + normal(random)))), {
      alpha: 0.05,
      limit,
    }).bounds!;
  expect(shareOf((random) => boundsIn(random).lower! > limit, "smd", k, "fail")).toBeLessThanOrEqual(ALLOWED);
  expect(shareOf((random) => boundsIn(random).upper! < limit, "smd", k, "pass")).toBeLessThanOrEqual(ALLOWED);
});

test.each([2, 4, 8])("bounded group loss of %i groups with equal losses: at the limit at most 5 % fail or pass wrongly", (k) => {
  // The absolute error of an exponential with mean 1 is its own mean.
  const limit = 1;
  const boundsIn = (random: Rng) =>
    boundedGroupLoss.measure(groupingOf(sizes(k).map((n) => amountsOf(n, () => skewed(random) + 1))), level).bounds!;
  expect(shareOf((random) => boundsIn(random).lower! > limit, "loss", k, "fail")).toBeLessThanOrEqual(ALLOWED);
  expect(shareOf((random) => boundsIn(random).upper! < limit, "loss", k, "pass")).toBeLessThanOrEqual(ALLOWED);
});

const names = ["a", "b", "c"];
/** Labels of three unequal classes, and predictions that are right with a chance of 0.8 or another. */
function classified(n: number, right: number, random: Rng) {
  return classesFrom(
    Array.from({ length: n }, () => {
      const u = random.next();
      const label = u < 0.5 ? "a" : u < 0.8 ? "b" : "c";
      return [label, random.next() < right ? label : names[random.below(3)]!] as const;
    }),
    names,
  );
}
const ofClasses = (metric: Metric, all: ReturnType<typeof classified>): Estimate =>
  metric.estimate({
    classes: { all, leftOut: null },
    everyone: { classes: { all, leftOut: null } },
    favorable: "positive",
    random: rng(0, "x"),
    resamples: 100,
  } as unknown as Sample) as Estimate;

test.each([
  [macroF1.id, macroF1, 2],
  [macroF1.id, macroF1, 4],
  [worstTruePositiveRate.id, worstTruePositiveRate, 2],
  [worstTruePositiveRate.id, worstTruePositiveRate, 4],
] as const)("%s at the limit: at most 5 percent fail or pass wrongly", (_, metric, k) => {
  const rights = [0.85, 0.6];
  const [high, low] = rights.map((right, i) => ofClasses(metric, classified(60_000, right, rng(7, "truth", metric.id, i))).value);
  const limit = high! - low!;
  const boundsIn = (random: Rng) =>
    boundsOfPairs(
      sizes(k).map((n, g) => ({ group: { g: String(g) }, estimate: ofClasses(metric, classified(n + 60, rights[g % 2]!, random)) })),
      difference,
      { alpha: 0.05, limit },
    )!;
  expect(shareOf((random) => boundsIn(random).lower! > limit, metric.id, k, "fail")).toBeLessThanOrEqual(ALLOWED);
  expect(shareOf((random) => boundsIn(random).upper! < limit, metric.id, k, "pass")).toBeLessThanOrEqual(ALLOWED);
});

test("the p-value of the total variation distance is small in at most 5 % of runs when groups do not differ", () => {
  const wrong = (random: Rng): boolean => {
    const parts = [90, 40].map((n) => classified(n, 0.7, random));
    const grouping = {
      ...groupingOf([]),
      groups: parts.map((_, g) => ({ key: { g: String(g) }, rows: 1, missing: false })),
      classes: parts.map((all) => ({ all, leftOut: null })),
      random: () => random.fork("shuffle"),
    } as unknown as Grouping;
    return totalVariationDistance.measure(grouping, level).pValue! <= 0.05;
  };
  expect(shareOf(wrong, "tvd")).toBeLessThanOrEqual(ALLOWED);
});
