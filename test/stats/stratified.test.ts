import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { pooledOddsRatio, pooledRiskDifference, pooledRiskRatio } from "../../src/stats/mantel-haenszel.js";
import { newcombe } from "../../src/stats/newcombe.js";
import { normalQuantile, normalSf } from "../../src/stats/normal.js";
import type { TwoByTwo } from "../../src/stats/odds-ratio.js";
import { linearisedVariances, pooledValues, type StratumPair } from "../../src/stats/pooled-linearised.js";
import { rng } from "../../src/stats/rng.js";
import { type StratumShare, standardisedShare } from "../../src/stats/standardised-share.js";
import { breslowDayTest, cmhTest } from "../../src/stats/stratified-tests.js";
import { wilson } from "../../src/stats/wilson.js";

// Figures: statsmodels 0.14 StratifiedTable, by fixtures/oracle/stratified.py.
const mussels: TwoByTwo[] = [
  [56, 40, 69, 77],
  [61, 57, 257, 301],
  [73, 71, 65, 79],
  [71, 55, 48, 48],
];
/** Women and men, admitted and not, departments A to F (R, UCBAdmissions). */
const berkeley: TwoByTwo[] = [
  [89, 19, 512, 313],
  [17, 8, 353, 207],
  [202, 391, 120, 205],
  [131, 244, 138, 279],
  [94, 299, 53, 138],
  [24, 317, 22, 351],
];
const small: TwoByTwo[] = [
  [1, 3, 2, 2],
  [4, 1, 1, 4],
  [2, 5, 3, 3],
];

describe("Mantel–Haenszel", () => {
  test("odds ratios and their standard errors are those of statsmodels; R prints the inverse of Berkeley's", () => {
    const figures = [
      [mussels, 1.3174848702393571, 0.11948236987250589],
      [berkeley, 1.1053426615022164, 0.08098890965622091],
      [small, 1.1535508637236085, 0.6807399877379],
    ] as const;
    for (const [strata, value, se] of figures) {
      const pooled = pooledOddsRatio(strata)!;
      expect(pooled.value).toBeCloseTo(value, 12);
      expect(Math.sqrt(pooled.variance!)).toBeCloseTo(se, 12);
    }
    expect(1 / pooledOddsRatio(berkeley)!.value).toBeCloseTo(0.9046968, 7);
  });

  test("risk ratios are those of statsmodels, Berkeley's risk difference the one of the reference (+.0184252)", () => {
    expect(pooledRiskRatio(mussels)!.value).toBeCloseTo(1.146722082315781, 12);
    expect(pooledRiskRatio(berkeley)!.value).toBeCloseTo(1.058307423589208, 12);
    expect(pooledRiskDifference(berkeley)!.value).toBeCloseTo(0.0184252, 7);
  });

  test("one stratum by hand: 6 of 10 against 3 of 10", () => {
    const one: TwoByTwo[] = [[6, 4, 3, 7]];
    expect(pooledOddsRatio(one)!.value).toBeCloseTo((6 * 7) / (4 * 3), 12);
    // In one stratum the variance of the log odds ratio is Woolf's.
    expect(pooledOddsRatio(one)!.variance).toBeCloseTo(1 / 6 + 1 / 4 + 1 / 3 + 1 / 7, 12);
    expect(pooledRiskDifference(one)!.value).toBeCloseTo(0.3, 12);
    expect(pooledRiskRatio(one)!.value).toBeCloseTo(2, 12);
    // log risk ratio: 1/a − 1/n₁ + 1/c − 1/n₂.
    expect(pooledRiskRatio(one)!.variance).toBeCloseTo(1 / 6 - 1 / 10 + 1 / 3 - 1 / 10, 12);
    // Sato's variance of a difference, worked by hand: (0.3 · (100·3 − 100·6)/400 + (6·7 + 3·4)/40) / 25.
    expect(pooledRiskDifference(one)!.variance).toBeCloseTo((0.3 * -0.75 + 54 / 40) / 25, 12);
  });

  test("a ratio over nothing has no variance, and nothing over nothing has no value", () => {
    expect(pooledOddsRatio([[3, 2, 0, 5]])).toEqual({ value: Infinity, variance: null });
    expect(pooledOddsRatio([[0, 2, 0, 5]])).toBeNull();
    expect(pooledRiskRatio([[3, 2, 0, 5]])).toEqual({ value: Infinity, variance: null });
    expect(pooledRiskRatio([[0, 2, 0, 5]])).toBeNull();
    expect(pooledRiskDifference([[3, 2, 0, 0]])).toBeNull();
    expect(pooledRiskDifference([])).toBeNull();
  });

  test("strata with one group only say nothing, and swapping the groups inverts ratios and turns differences", () => {
    const count = fc.integer({ min: 1, max: 60 });
    const strata = fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(strata, (tables) => {
        const swapped = tables.map(([a, b, c, d]): TwoByTwo => [c, d, a, b]);
        const more: TwoByTwo[] = [...tables, [7, 5, 0, 0]];
        expect(pooledOddsRatio(swapped)!.value).toBeCloseTo(1 / pooledOddsRatio(tables)!.value, 9);
        expect(pooledOddsRatio(swapped)!.variance).toBeCloseTo(pooledOddsRatio(tables)!.variance!, 9);
        expect(pooledRiskRatio(swapped)!.variance).toBeCloseTo(pooledRiskRatio(tables)!.variance!, 9);
        expect(pooledRiskDifference(swapped)!.value).toBeCloseTo(-pooledRiskDifference(tables)!.value, 9);
        expect(pooledRiskDifference(swapped)!.variance).toBeCloseTo(pooledRiskDifference(tables)!.variance!, 9);
        expect(pooledRiskDifference(more)!.value).toBeCloseTo(pooledRiskDifference(tables)!.value, 12);
        expect(pooledRiskRatio(more)!.value).toBeCloseTo(pooledRiskRatio(tables)!.value, 12);
      }),
      { numRuns: 100 },
    );
  });
});

describe("tests over strata", () => {
  test("CMH is that of statsmodels, without and with R's correction", () => {
    const figures = [
      [mussels, "none", 5.320927767938446, 0.021070789938349432],
      [mussels, "continuity", 5.0496881823306765, 0.02463037045686356],
      [berkeley, "none", 1.5246066604434427, 0.21692369705551717],
      [berkeley, "continuity", 1.4269462285866952, 0.2322634628170468],
      [small, "none", 0.04599064674346977, 0.8301928012759727],
      // Less than ½ from what is expected: statsmodels squares the negative rest, here nothing is left.
      [small, "continuity", 0, 1],
    ] as const;
    for (const [strata, correction, statistic, p] of figures) {
      const found = cmhTest(strata, correction)!;
      expect(found.statistic).toBeCloseTo(statistic, 10);
      expect(found.p).toBeCloseTo(p, 10);
      expect(found.df).toBe(1);
    }
  });

  test("Breslow–Day with Tarone's correction is that of statsmodels", () => {
    const figures = [
      [mussels, 0.529485768705321, 0.9123673733578739],
      [berkeley, 18.82550125205277, 0.0020714013978812007],
      [small, 4.717347227767369, 0.0945455439629388],
    ] as const;
    for (const [strata, statistic, p] of figures) {
      const found = breslowDayTest(strata, pooledOddsRatio(strata)!.value)!;
      expect(found.statistic).toBeCloseTo(statistic, 9);
      expect(found.p).toBeCloseTo(p, 9);
      expect(found.df).toBe(strata.length - 1);
    }
  });

  test("equal strata are homogeneous, and one stratum or an odds ratio of nothing cannot be tested", () => {
    const twice: TwoByTwo[] = [
      [6, 4, 3, 7],
      [6, 4, 3, 7],
    ];
    expect(breslowDayTest(twice, pooledOddsRatio(twice)!.value)!.statistic).toBeCloseTo(0, 9);
    expect(breslowDayTest([[6, 4, 3, 7]], 3.5)).toBeNull();
    expect(breslowDayTest(twice, 0)).toBeNull();
    expect(cmhTest([[1, 0, 0, 1]], "none")!.statistic).toBeCloseTo(1, 12);
    expect(cmhTest([[3, 2, 0, 0]], "none")).toBeNull();
  });

  test("an odds ratio far from 1 in tables where most rows are hits is still solved", () => {
    const strata: TwoByTwo[] = [
      [95, 5, 99, 1],
      [90, 10, 98, 2],
    ];
    const found = breslowDayTest(strata, 0.01)!;
    expect(found.statistic).toBeGreaterThan(0);
    expect(Number.isFinite(found.statistic)).toBe(true);
  });
});

const wilsonShare = (hits: number, n: number, weight = 1): StratumShare => ({
  weight,
  value: hits / n,
  n,
  limits: (alpha) => wilson(hits / n, n, normalQuantile(1 - alpha)),
});

describe("a standardised share", () => {
  test("in one stratum it is the share with its own limits", () => {
    const { value, lower, upper } = standardisedShare([wilsonShare(2, 4)], normalSf(2));
    expect([value, lower, upper]).toEqual([0.5, expect.closeTo(0.5 - 0.5 / Math.SQRT2, 9), expect.closeTo(0.5 + 0.5 / Math.SQRT2, 9)]);
  });

  test("two equal halves of 50 rows are nearly as sure as 100 rows together", () => {
    const halves = standardisedShare([wilsonShare(20, 50, 0.5), wilsonShare(20, 50, 0.5)], 0.05);
    const whole = wilson(0.4, 100, normalQuantile(0.95));
    expect(halves.value).toBeCloseTo(0.4, 12);
    expect(halves.lower).toBeCloseTo(whole.lower, 3);
    expect(halves.upper).toBeCloseTo(whole.upper, 3);
  });

  test("it lies between its limits, which stay within 0 and 1", () => {
    const stratum = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const all = strata.reduce((sum, [, , weight]) => sum + weight, 0);
        const { value, lower, upper } = standardisedShare(
          strata.map(([hits, misses, weight]) => wilsonShare(hits, hits + misses + 1, weight / all)),
          0.025,
        );
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(upper);
        expect(upper).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 100 },
    );
  });
});

describe("one-sided limits at 5 % miss in at most 5 % of runs", () => {
  const RUNS = 2000;
  const ALLOWED = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
  const z = normalQuantile(0.95);
  const cases = {
    "few large strata": Array.from({ length: 3 }, (_, i) => ({ n1: 200, n2: 400, p1: 0.2 + 0.2 * i, p2: 0.1 + 0.2 * i })),
    "many small strata": Array.from({ length: 20 }, (_, i) => ({ n1: 12, n2: 16, p1: 0.3 + 0.01 * (i % 20), p2: 0.25 + 0.01 * (i % 20) })),
    "rare hits": Array.from({ length: 4 }, () => ({ n1: 150, n2: 300, p1: 0.03, p2: 0.03 })),
  };
  test.each(Object.entries(cases))("%s: the standardised difference and the pooled one", (name, strata) => {
    const total = strata.reduce((sum, { n1, n2 }) => sum + n1 + n2, 0);
    const sized = strata.map((one) => ({ ...one, weight: (one.n1 + one.n2) / total }));
    const pooling = strata.reduce((sum, { n1, n2 }) => sum + (n1 * n2) / (n1 + n2), 0);
    const truth = sized.reduce((sum, { weight, p1, p2 }) => sum + weight * (p1 - p2), 0);
    const pooledTruth = strata.reduce((sum, { n1, n2, p1, p2 }) => sum + (((n1 * n2) / (n1 + n2)) * (p1 - p2)) / pooling, 0);
    const random = rng(7, name);
    const missed = { standardisedLow: 0, standardisedHigh: 0, satoLow: 0, satoHigh: 0 };
    for (let run = 0; run < RUNS; run++) {
      const drawn = sized.map(({ n1, n2, p1, p2, weight }) => ({
        n1,
        n2,
        weight,
        x1: drawBinomial(n1, p1, random),
        x2: drawBinomial(n2, p2, random),
      }));
      const limits = newcombe(
        standardisedShare(
          drawn.map(({ n1, x1, weight }) => wilsonShare(x1, n1, weight)),
          0.05,
        ),
        standardisedShare(
          drawn.map(({ n2, x2, weight }) => wilsonShare(x2, n2, weight)),
          0.05,
        ),
      );
      if (limits.lower > truth) missed.standardisedLow++;
      if (limits.upper < truth) missed.standardisedHigh++;
      const pooled = pooledRiskDifference(drawn.map(({ n1, n2, x1, x2 }): TwoByTwo => [x1, n1 - x1, x2, n2 - x2]))!;
      const half = z * Math.sqrt(pooled.variance!);
      if (pooled.value - half > pooledTruth) missed.satoLow++;
      if (pooled.value + half < pooledTruth) missed.satoHigh++;
    }
    for (const [side, count] of Object.entries(missed)) expect(count / RUNS, side).toBeLessThanOrEqual(ALLOWED);
  });
});

describe("pooling weighted shares", () => {
  const pairs = (strata: readonly TwoByTwo[]): StratumPair[] =>
    strata.map(([a, b, c, d]) => [
      { p: a / (a + b), w: a + b, variance: (a * b) / (a + b) ** 3 },
      { p: c / (c + d), w: c + d, variance: (c * d) / (c + d) ** 3 },
    ]);

  test("with rows of weight 1 the values are those of the tables", () => {
    for (const strata of [mussels, berkeley, small]) {
      const { difference, oddsRatio, riskRatio } = pooledValues(pairs(strata))!;
      expect(difference).toBeCloseTo(pooledRiskDifference(strata)!.value, 12);
      expect(oddsRatio).toBeCloseTo(pooledOddsRatio(strata)!.value, 12);
      expect(riskRatio).toBeCloseTo(pooledRiskRatio(strata)!.value, 12);
    }
    expect(pooledValues([])).toBeNull();
  });

  test("in large strata the linearised variances are those of Sato, Robins–Breslow–Greenland and Greenland–Robins", () => {
    const variances = linearisedVariances(pairs(berkeley));
    expect(variances.difference / pooledRiskDifference(berkeley)!.variance!).toBeCloseTo(1, 1);
    expect(variances.oddsRatio! / pooledOddsRatio(berkeley)!.variance!).toBeCloseTo(1, 1);
    expect(variances.riskRatio! / pooledRiskRatio(berkeley)!.variance!).toBeCloseTo(1, 1);
  });

  test("in one stratum they are exact: Wald's difference, Woolf's odds ratio, Katz's risk ratio", () => {
    const { difference, oddsRatio, riskRatio } = linearisedVariances(pairs([[6, 4, 3, 7]]));
    expect(difference).toBeCloseTo(0.024 + 0.021, 12);
    expect(oddsRatio).toBeCloseTo(1 / 6 + 1 / 4 + 1 / 3 + 1 / 7, 12);
    expect(riskRatio).toBeCloseTo(1 / 6 - 1 / 10 + 1 / 3 - 1 / 10, 12);
    expect(linearisedVariances(pairs([[6, 4, 0, 7]])).riskRatio).toBeNull();
  });
});
