import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOfPoints } from "../../src/cube/points.js";
import { type Binning, binOf } from "../../src/cube/value-bins.js";
import { abroca } from "../../src/disparities/abroca.js";
import { calibrationGap } from "../../src/disparities/calibration-gap.js";
import type { Disparity, Gap } from "../../src/disparities/disparity.js";
import type { Grouping } from "../../src/disparities/grouping.js";
import { ks } from "../../src/disparities/ks.js";
import { wasserstein1 } from "../../src/disparities/wasserstein-1.js";
import { xauc } from "../../src/disparities/xauc.js";
import { rowsOf, type Scores, scoresFrom } from "../../src/metrics/kind/scores.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { type Rng, rng } from "../../src/stats/rng.js";
import { type ScoreRow, scoreSample } from "../metrics/score-sample.js";

interface Options {
  readonly binned?: Binning;
  readonly clustered?: boolean;
  readonly seed?: number;
  readonly minN?: number;
}

/** Groups of given rows, as disparities see them. */
function groupingOf(
  groups: Readonly<Record<string, readonly ScoreRow[] | Scores>>,
  { binned, clustered = false, seed = 0, minN = 1 }: Options = {},
): Grouping {
  const names = Object.keys(groups);
  const scores = names.map((name): Scores => {
    const own = groups[name]!;
    if (!Array.isArray(own)) return own as Scores;
    const rows = own as readonly ScoreRow[];
    const put = (score: number) => (binned === undefined ? score : binOf(score, binned).middle);
    return { ...scoresFrom(rows.map(([score, label, weight = 1]): ScoreRow => [put(score), label, weight])), binned: binned ?? null };
  });
  const leftOut = (own: Scores) => (clustered ? { buckets: 2, without: () => own } : null);
  return {
    groups: names.map((name, i) => ({ key: { g: name }, rows: rowsOf(scores[i]!), missing: false })),
    minN,
    reference: null,
    referenceBy: "largest",
    estimates: (metric) => scores.map((own) => metric.estimate(scoreSample(own))),
    everybody: () => {
      throw new Error("not asked");
    },
    rest: () => [],
    scores: scores.map((all) => ({ all, leftOut: leftOut(all) })),
    random: (...name) => rng(seed, ...name),
  };
}

const gapOf = (disparity: Disparity, ...grouping: Parameters<typeof groupingOf>): Gap =>
  disparity.measure(groupingOf(...grouping), { alpha: 0.05, limit: null });

const scored = (scores: readonly number[], label: 0 | 1 | null = null): readonly ScoreRow[] =>
  scores.map((score): ScoreRow => [score, label]);

interface Oracle {
  readonly rows: readonly (readonly [group: string, label: 0 | 1, score: number, weight: number])[];
  readonly pairs: Readonly<
    Record<
      string,
      {
        readonly ks: number;
        readonly wasserstein_1: number;
        readonly abroca: number;
        readonly xauc: readonly [number, number];
        readonly xaucVariance: readonly [number, number];
      }
    >
  >;
  readonly weightedPairs: Readonly<Record<string, { readonly wasserstein_1: number }>>;
}

/** Figures of scipy 1.17.1 and of a plain integration of scikit-learn's curves; fixtures/oracle/scores.py made them. */
const oracle = JSON.parse(readFileSync("fixtures/oracle/scores.json", "utf8")) as Oracle;

describe.each(Object.keys(oracle.pairs))("figures of groups %s", (pair) => {
  const groups = (weighted: boolean) =>
    Object.fromEntries(
      pair
        .split("-")
        .map((name) => [
          name,
          oracle.rows
            .filter(([group]) => group === name)
            .map(([, label, score, weight]): ScoreRow => [score, label, weighted ? weight : 1]),
        ]),
    );
  const figures = oracle.pairs[pair]!;

  test("scipy's distances", () => {
    expect(gapOf(ks, groups(false)).value).toBeCloseTo(figures.ks, 12);
    const found = gapOf(wasserstein1, groups(false));
    expect(found.value).toBeCloseTo(figures.wasserstein_1, 12);
    const { aHigher, bHigher } = found.parts!;
    expect(aHigher - bHigher).toBeCloseTo(found.pair!.a.value! - found.pair!.b.value!, 12);
    expect(gapOf(wasserstein1, groups(true)).value).toBeCloseTo(oracle.weightedPairs[pair]!.wasserstein_1, 12);
  });

  test("area between the curves, and areas across groups with DeLong's variances", () => {
    expect(gapOf(abroca, groups(false)).value).toBeCloseTo(figures.abroca, 12);
    const [one, other] = figures.xauc;
    const found = gapOf(xauc, groups(false));
    expect(found.value).toBeCloseTo(Math.abs(one - other), 12);
    expect([found.pair!.a.value, found.pair!.b.value]).toEqual([
      expect.closeTo(Math.max(one, other), 12),
      expect.closeTo(Math.min(one, other), 12),
    ]);
    const { lower, upper } = found.bounds!;
    const se = Math.sqrt(figures.xaucVariance[0] + figures.xaucVariance[1]);
    // Score limits of both areas are near the normal ones of the difference.
    expect((upper! - found.value!) / se / normalQuantile(0.95)).toBeCloseTo(1, 0);
    expect(lower).toBeLessThan(found.value!);
  });
});

test("distances by hand", () => {
  const groups = { a: scored([0.2, 0.4]), b: scored([0.4, 0.6]) };
  expect(gapOf(ks, groups)).toMatchObject({ value: 0.5, metric: "mean_score", contrast: "ks", complete: true });
  const moved = gapOf(wasserstein1, groups);
  expect(moved.value).toBeCloseTo(0.2, 12);
  expect(moved.pair).toMatchObject({ a: { group: { g: "b" }, n: 2 }, b: { group: { g: "a" } } });
  expect(moved.parts!.aHigher).toBeCloseTo(0.2, 12);
  expect(moved.parts!.bHigher).toBe(0);
});

test("curves that cross differ although their areas are equal, and a perfect curve is half a square from a useless one", () => {
  const perfect: readonly ScoreRow[] = [...scored([0.8, 0.9], 1), ...scored([0.1, 0.2], 0)];
  const useless: readonly ScoreRow[] = [...scored([0.5, 0.5], 1), ...scored([0.5, 0.5], 0)];
  expect(gapOf(abroca, { a: perfect, b: useless })).toMatchObject({ value: 0.5, pair: { a: { group: { g: "a" }, value: 1 } } });
  const early: readonly ScoreRow[] = [...scored([0.9, 0.1], 1), ...scored([0.5, 0.5], 0)];
  expect(gapOf(abroca, { a: early, b: useless }).value).toBeCloseTo(0.25, 12);
});

test("areas across groups by hand", () => {
  const a: readonly ScoreRow[] = [...scored([0.9], 1), ...scored([0.6], 0)];
  const b: readonly ScoreRow[] = [...scored([0.5], 1), ...scored([0.1], 0)];
  expect(gapOf(xauc, { a, b })).toMatchObject({ value: 1, pair: { a: { group: { g: "a" }, value: 1 }, b: { value: 0 } } });
});

test("groups that cannot be compared are named, and undefined distances are no numbers", () => {
  const one: readonly ScoreRow[] = [...scored([0.9], 1), ...scored([0.6], 0)];
  expect(gapOf(abroca, { a: one, b: scored([0.5], 1) })).toMatchObject({
    value: null,
    reason: "fewer_than_two_groups",
    excluded: [{ group: { g: "b" }, n: 0, reason: "zero_denominator" }],
  });
  expect(gapOf(ks, { a: one, b: scored([0.5]) }, { minN: 2 })).toMatchObject({
    value: null,
    excluded: [{ group: { g: "b" }, n: 1, reason: "below_min_n" }],
  });
  expect(gapOf(wasserstein1, { a: scored([1, Infinity]), b: scored([0.5]) })).toMatchObject({ value: null, reason: "not_applicable" });
});

test("clustered rows are not shuffled", () => {
  const groups = { a: scored([0.2, 0.4]), b: scored([0.4, 0.6]) };
  for (const disparity of [ks, wasserstein1]) {
    const found = gapOf(disparity, groups, { clustered: true });
    expect([found.expectedUnderNone, found.pValue, found.bounds]).toEqual([null, undefined, null]);
  }
});

const normal = (random: Rng): number => normalQuantile(Math.max(2 ** -53, random.next()));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** People with calibrated scores around a mean log-odds. */
const people = (n: number, mean: number, random: Rng): readonly ScoreRow[] =>
  Array.from({ length: n }, () => {
    const score = logistic(mean + normal(random));
    return [score, random.next() < score ? 1 : 0];
  });

describe("against shuffled groups", () => {
  test("of two scores each the exact chance: 2 of 6 ways are as far apart", () => {
    const { pValue, expectedUnderNone } = gapOf(ks, { a: scored([1, 2]), b: scored([3, 4]) });
    // Shuffled: 12|34 and 34|12 are 1 apart, the other four 1/2.
    expect(pValue).toBeGreaterThan(0.28);
    expect(pValue).toBeLessThan(0.4);
    expect(expectedUnderNone).toBeCloseTo((2 * 1 + 4 * 0.5) / 6, 1);
  });

  test.each([ks, wasserstein1, abroca, xauc, calibrationGap].map((one) => [one.id, one] as const))(
    "%s: groups that are alike are seldom called different, also of unequal size",
    (_, disparity: Disparity) => {
      const random = rng(3, disparity.id);
      const runs = 80;
      let small = 0;
      let mean = 0;
      let expected = 0;
      for (let run = 0; run < runs; run++) {
        const groups = { a: people(40, 0, random), b: people(120, 0, random), c: people(40, 0, random) };
        const { pValue, value, expectedUnderNone } = gapOf(disparity, groups, { seed: run });
        if (pValue! <= 0.1) small++;
        mean += value! / runs;
        expected += expectedUnderNone! / runs;
      }
      expect(small / runs).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt(0.09 / runs));
      // The mean under shuffling is what alike groups show on average.
      expect(expected / mean).toBeGreaterThan(0.75);
      expect(expected / mean).toBeLessThan(1.3);
    },
  );

  test("groups that differ are found", () => {
    const random = rng(4);
    const low = people(150, -1, random);
    const high = people(150, 0.5, random);
    for (const disparity of [ks, wasserstein1, xauc] as readonly Disparity[])
      expect(gapOf(disparity, { low, high }).pValue, disparity.id).toBe(1 / 500);
    const skewed = people(150, 0.5, random).map(([score, label]): ScoreRow => [score ** 3, label]);
    expect(gapOf(calibrationGap, { high, skewed }).pValue).toBeLessThan(0.02);
    const blind = high.map(([, label], i): ScoreRow => [high[(i + 7) % high.length]![0], label]);
    expect(gapOf(abroca, { high, blind }).pValue).toBeLessThan(0.01);
  });

  test("the same seed draws the same, another one another", () => {
    const groups = { a: people(50, 0, rng(1)), b: people(50, 0.2, rng(2)) };
    expect(gapOf(ks, groups)).toEqual(gapOf(ks, groups));
    expect(gapOf(ks, groups, { seed: 1 }).expectedUnderNone).not.toBe(gapOf(ks, groups).expectedUnderNone);
  });

  test("bounds of the largest gap hold the true one", () => {
    const random = rng(5);
    let missed = 0;
    for (let run = 0; run < 100; run++) {
      // P(score ≤ t) of uniform numbers on [0, 1] and on [0.2, 1.2] differ by 0.2 at most.
      const uniform = (n: number, from: number) => scored(Array.from({ length: n }, () => from + random.next()));
      const { bounds } = gapOf(ks, { a: uniform(100, 0), b: uniform(300, 0.2) }, { seed: run });
      if (bounds!.lower! > 0.2 || bounds!.upper! < 0.2) missed++;
    }
    expect(missed / 100).toBeLessThanOrEqual(0.1);
  });
});

const row = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom<0 | 1>(0, 1));
const both = fc.array(row, { minLength: 4, maxLength: 30 }).filter((rows) => new Set(rows.map(([, label]) => label)).size === 2);
const disparities: readonly Disparity[] = [ks, wasserstein1, abroca, xauc];

test("distances are symmetric, 0 from a group to itself, and ranks alone count where they should", () => {
  fc.assert(
    fc.property(both, both, (a, b) => {
      const bent = (rows: readonly ScoreRow[]) => rows.map(([score, label]): ScoreRow => [2 * score ** 3 - 5, label]);
      for (const disparity of disparities) {
        const value = gapOf(disparity, { a, b }, { clustered: true }).value!;
        expect(gapOf(disparity, { b, a }, { clustered: true }).value, disparity.id).toBeCloseTo(value, 12);
        expect(gapOf(disparity, { a, again: a }, { clustered: true }).value, disparity.id).toBeCloseTo(0, 12);
        expect(value >= 0 && value <= 1, disparity.id).toBe(true);
        if (
          disparity !== wasserstein1 &&
          new Set([...a, ...b].map(([s]) => 2 * s ** 3 - 5)).size === new Set([...a, ...b].map(([s]) => s)).size
        )
          expect(gapOf(disparity, { a: bent(a), b: bent(b) }, { clustered: true }).value, disparity.id).toBeCloseTo(value, 12);
      }
    }),
    { numRuns: 60 },
  );
});

test("the certificate of bins holds the distance of the exact scores", () => {
  const binned: Binning = { scale: "unit", top: -1, parts: 3, octaves: 30 };
  fc.assert(
    fc.property(both, both, (a, b) => {
      for (const disparity of disparities) {
        const exact = gapOf(disparity, { a, b }, { clustered: true }).value!;
        const { lower, upper } = gapOf(disparity, { a, b }, { clustered: true, binned }).certified!;
        expect(lower - 1e-9 <= exact && exact <= upper + 1e-9, `${disparity.id} ${exact} in ${lower} to ${upper}`).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("points of three parts add up in any order", () => {
  fc.assert(
    fc.property(both, both, both, (a, b, c) => {
      const parts = [a, b, c].map((rows) => scoresFrom(rows).positive);
      expect(sumOfPoints(parts)).toEqual(scoresFrom([...c, ...a, ...b]).positive);
    }),
    { numRuns: 50 },
  );
});
