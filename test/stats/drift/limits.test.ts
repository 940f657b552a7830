import { expect, test } from "vitest";
import { jensenShannon } from "../../../src/stats/divergence.js";
import { cramersV } from "../../../src/stats/drift/cramers-v.js";
import { areaLimits, curveGapLimits, largestShareLimits } from "../../../src/stats/drift/curve-limits.js";
import {
  divergenceLimits,
  hellingerVariance,
  jensenShannonVariance,
  meanSquareVariance,
  stabilityVariance,
} from "../../../src/stats/drift/divergence-limits.js";
import { weightedCurves } from "../../../src/stats/drift/weighted-curves.js";
import { hellinger, plainShares, smoothedShares, stabilityIndex } from "../../../src/stats/drift-distances.js";
import { noncentralChiSquaredCdf, noncentralityLimits } from "../../../src/stats/noncentral-chi-squared.js";
import { normalCdf, normalQuantile } from "../../../src/stats/normal.js";
import { rng } from "../../../src/stats/rng.js";
import { curveDistances } from "../../../src/stats/smirnov.js";

// SciPy 1.17.1, scipy.stats.ncx2.cdf.
test.each([
  [10, 4, 3, 0.7837631816817809],
  [3, 9, 0.5, 0.029663873162620476],
])("noncentral χ² at %d of %d degrees, noncentrality %d", (x, df, noncentrality, expected) => {
  expect(noncentralChiSquaredCdf(x, df, noncentrality)).toBeCloseTo(expected, 10);
});

test("far from 0 the approximation is right to three digits", () => {
  expect(noncentralChiSquaredCdf(400, 5, 350)).toBeCloseTo(0.8826410393573281, 3);
});

test("the sum and the approximation agree where they meet, and limits solve what they say", () => {
  for (const x of [80, 110, 140]) {
    expect(noncentralChiSquaredCdf(x, 9, 99.9999)).toBeCloseTo(noncentralChiSquaredCdf(x, 9, 100.0001), 3);
  }
  const { lower, upper } = noncentralityLimits(30, 4, 0.05);
  expect(noncentralChiSquaredCdf(30, 4, lower)).toBeCloseTo(0.95, 8);
  expect(noncentralChiSquaredCdf(30, 4, upper)).toBeCloseTo(0.05, 8);
  expect(noncentralityLimits(1, 9, 0.05)).toEqual({ lower: 0, upper: 0 });
});

test("Cramér's V by hand", () => {
  const { meanSquare, v } = cramersV([0.6, 0.4], [0.4, 0.6], { past: 50, now: 50 });
  expect(meanSquare).toBeCloseTo(0.04, 14);
  expect(v).toBeCloseTo(Math.sqrt((0.04 - 1 / 99) / (1 - 1 / 99)), 14);
  expect(cramersV([1], [1], { past: 5, now: 5 }).v).toBe(0);
});

test("curves of weighted rows are those of rows written out, and of unweighted ones those of the exact count", () => {
  const a = { values: Float64Array.of(1, 2, 5), weights: Float64Array.of(2, 1, 3), effective: 6 };
  const out = { values: Float64Array.of(1, 1, 2, 5, 5, 5), weights: null, effective: 6 };
  const b = { values: Float64Array.of(1, 4, 4.5, 9), weights: null, effective: 4 };
  expect(weightedCurves(a, b)).toEqual(weightedCurves(out, b));
  const { ks, area } = weightedCurves(out, b);
  const exact = curveDistances(out.values, b.values);
  expect([ks, area]).toEqual([expect.closeTo(exact.ks, 14), expect.closeTo(exact.wasserstein, 14)]);
});

type Shares = readonly number[];
const even = (n: number): Shares => new Array<number>(n).fill(1 / n);
const uneven: Shares = [0.3, 0.22, 0.14, 0.1, 0.08, 0.06, 0.05, 0.03, 0.01, 0.01];
const tilted = (shares: Shares, by: number): Shares =>
  plainShares(shares.map((share, i) => share * Math.exp(by * (i / shares.length - 0.5))));

const divergences = {
  psi: { of: stabilityIndex, variance: stabilityVariance, curvature: () => 1 },
  jensen_shannon: { of: jensenShannon, variance: jensenShannonVariance, curvature: () => 1 / 8 },
  hellinger: { of: (p: Shares, q: Shares) => hellinger(p, q) ** 2, variance: hellingerVariance, curvature: () => 1 / 8 },
  cramers_v: {
    of: (p: Shares, q: Shares, rows: { past: number; now: number }) => cramersV(p, q, rows).meanSquare,
    variance: meanSquareVariance,
    curvature: (past: number, now: number) => (past * now) / (past + now) ** 2,
  },
} as const;

const RUNS = 160;
/** Misses of a right limit at 5%: more have a chance below one in ten thousand. */
const MOST = 19;

for (const [name, { of, variance, curvature }] of Object.entries(divergences)) {
  for (const [past, now, p, tilt] of [
    [400, 300, even(5), 0],
    [400, 300, even(10), 0.5],
    [300, 900, uneven, 1],
    [1000, 1000, uneven, 3],
    [2000, 500, even(2), 2],
  ] as const) {
    test(`limits of ${name} with ${past} and ${now} rows over ${p.length} cells, tilted by ${tilt}, are missed no more than they say`, () => {
      const q = tilted(p, tilt);
      const truth = of(q, p, { past, now });
      const random = rng(5, "limits", name, `${past}`, `${tilt}`);
      const sampled = (n: number, shares: Shares): readonly number[] => {
        const counts = shares.map(() => 0);
        for (let i = 0; i < n; i++) {
          let left = random.next();
          let cell = 0;
          while (cell < shares.length - 1 && left >= shares[cell]!) left -= shares[cell++]!;
          counts[cell]!++;
        }
        return counts;
      };
      let [below, above] = [0, 0];
      for (let run = 0; run < RUNS; run++) {
        const [before, after] = [sampled(past, p), sampled(now, q)].map(smoothedShares);
        const rows = { past, now };
        const limits = divergenceLimits(
          {
            value: of(after!, before!, rows),
            cells: p.length,
            curvature: curvature(past, now),
            variance: variance(before!, after!, rows),
            rows,
          },
          0.05,
        )!;
        if (truth < limits.lower) below++;
        if (truth > limits.upper) above++;
      }
      expect({ below: below <= MOST, above: above <= MOST }, `${below} below, ${above} above`).toEqual({ below: true, above: true });
    });
  }
}

test.each([
  [300, 200, 0, 1],
  [300, 200, 0.3, 1],
  [150, 600, 0.5, 2],
])("limits of curves with %d and %d rows, %d further and %d times as wide", (past, now, shift, scale) => {
  const random = rng(6, "curves", `${past}`, `${shift}`);
  const draw = (n: number, at: number, by: number): Float64Array =>
    Float64Array.from({ length: n }, () => at + by * normalQuantile(random.next())).sort();
  const grid = Array.from({ length: 4001 }, (_, i) => -10 + i / 200);
  const gaps = grid.map((x) => Math.abs(normalCdf(x) - normalCdf((x - shift) / scale)));
  const [ks, area] = [Math.max(...gaps), gaps.reduce((sum, gap) => sum + gap / 200, 0)];
  if (scale === 1) expect(area).toBeCloseTo(shift, 6);
  const missed = { ks: [0, 0], area: [0, 0] };
  for (let run = 0; run < 160; run++) {
    const [a, b] = [draw(past, 0, 1), draw(now, shift, scale)].map((values) => ({ values, weights: null, effective: values.length }));
    const found = weightedCurves(a!, b!);
    const of = {
      ks: [curveGapLimits(found.ks, { past, now }, 0.05), ks] as const,
      area: [areaLimits(found.area, found.errors, 0.05), area] as const,
    };
    for (const key of ["ks", "area"] as const) {
      const [{ lower, upper }, truth] = of[key];
      if (truth < lower) missed[key][0]!++;
      if (truth > upper) missed[key][1]!++;
    }
  }
  expect(Math.max(...missed.ks, ...missed.area), JSON.stringify(missed)).toBeLessThanOrEqual(19);
});

test("samples that are alike to the last row do not show that nothing differs", () => {
  const alike = { value: 0, cells: 10, curvature: 1, variance: 0, rows: { past: 500, now: 500 } };
  const { lower, upper } = divergenceLimits(alike, 0.05)!;
  expect(lower).toBe(0);
  expect(upper).toBeGreaterThan(0.02);
  expect(divergenceLimits({ ...alike, cells: 1 }, 0.05)).toBeNull();
});

test("largest share: limits hold the value and are within 0 and 1", () => {
  const { lower, upper } = largestShareLimits(0.3, 4, { past: 100, now: 100 }, 0.05);
  expect(lower).toBeCloseTo(0.3 - 0.5 * Math.sqrt(0.02) * normalQuantile(1 - 0.05 / 8), 12);
  expect(upper).toBeCloseTo(0.3 + 0.5 * Math.sqrt(0.02) * normalQuantile(0.95), 12);
  expect(largestShareLimits(0, 4, { past: 2, now: 2 }, 0.05)).toEqual({ lower: 0, upper: expect.closeTo(0.8224, 3) });
});
