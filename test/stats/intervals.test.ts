import fc from "fast-check";
import { expect, test } from "vitest";
import type { Measured } from "../../src/stats/limits.js";
import { moverRatio } from "../../src/stats/mover-ratio.js";
import { newcombe } from "../../src/stats/newcombe.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { oddsRatio, oddsRatioLimits } from "../../src/stats/odds-ratio.js";
import { wilson } from "../../src/stats/wilson.js";

const z95 = normalQuantile(0.975);
const share = (hits: number, n: number): Measured => ({ value: hits / n, ...wilson(hits / n, n, z95) });
const rounded = (limits: { lower: number; upper: number }, digits = 4): number[] =>
  [limits.lower, limits.upper].map((limit) => Number(limit.toFixed(digits)));

test("Wilson by hand: half of 4 at two standard errors is 1/2 ∓ 1/(2√2)", () => {
  expect(wilson(0.5, 4, 2).lower).toBeCloseTo(0.5 - 0.5 / Math.SQRT2, 15);
  expect(wilson(0.5, 4, 2).upper).toBeCloseTo(0.5 + 0.5 / Math.SQRT2, 15);
});

test("Wilson of 0 and of all: one end is the value itself, the other z²/(n + z²) away", () => {
  expect(wilson(0, 10, 2)).toEqual({ lower: 0, upper: expect.closeTo(4 / 14, 14) });
  expect(wilson(1, 10, 2)).toEqual({ lower: expect.closeTo(10 / 14, 14), upper: 1 });
});

test("Wilson 1927 and Newcombe 1998 (Table I): 81 of 263, 15 of 148, 0 of 20, 1 of 29", () => {
  expect(rounded(share(81, 263))).toEqual([0.2553, 0.3662]);
  expect(rounded(share(15, 148))).toEqual([0.0624, 0.1605]);
  expect(rounded(share(0, 20))).toEqual([0, 0.1611]);
  expect(rounded(share(1, 29))).toEqual([0.0061, 0.1718]);
});

test("Newcombe 1998, method 10: his examples 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20", () => {
  expect(rounded(newcombe(share(56, 70), share(48, 80)))).toEqual([0.0524, 0.3339]);
  expect(rounded(newcombe(share(9, 10), share(3, 10)))).toEqual([0.1705, 0.809]);
  expect(rounded(newcombe(share(10, 10), share(0, 20)))).toEqual([0.6791, 1]);
});

test("MOVER-R by hand: 0.5 (0.4 to 0.6) over itself", () => {
  const half = { value: 0.5, lower: 0.4, upper: 0.6 };
  const lower = (0.25 - Math.sqrt(0.0625 - 0.24 * 0.24)) / 0.24;
  const upper = (0.25 + Math.sqrt(0.0625 - 0.24 * 0.24)) / 0.24;
  expect(rounded(moverRatio(half, half), 12)).toEqual([Number(lower.toFixed(12)), Number(upper.toFixed(12))]);
});

test("a ratio is open above when the denominator may be 0, and starts at 0 when nobody was hit", () => {
  expect(moverRatio(share(3, 10), share(0, 20)).upper).toBe(Infinity);
  expect(moverRatio(share(0, 10), share(5, 20)).lower).toBe(0);
});

test("errors that move together cancel in a difference and in a ratio", () => {
  const [a, b] = [share(60, 100), share(60, 100)];
  expect(rounded(newcombe(a, b, 1), 12)).toEqual([
    Number((-Math.abs(a.value - a.lower - (b.upper - b.value))).toFixed(12)),
    Number(Math.abs(a.value - a.lower - (b.upper - b.value)).toFixed(12)),
  ]);
  const width = (limits: { lower: number; upper: number }): number => limits.upper - limits.lower;
  expect(width(moverRatio(a, b, 0.9))).toBeLessThan(width(moverRatio(a, b)) / 2);
});

test("odds ratio: 12 of 40 against 48 of 80 is 2/7; Gart's halves; open sides; 0/0 has none", () => {
  expect(oddsRatio([12, 28, 48, 32])).toBeCloseTo(2 / 7, 15);
  expect(oddsRatio([0, 5, 3, 0])).toBe(0);
  expect(oddsRatio([0, 5, 0, 3])).toBeNull();
  const ones = oddsRatioLimits([1, 1, 1, 1], z95);
  expect(ones.upper).toBeCloseTo(Math.exp(z95 * Math.sqrt(8 / 3)), 12);
  expect(ones.lower).toBeCloseTo(1 / ones.upper, 14);
  expect(oddsRatioLimits([4, 0, 2, 3], z95).upper).toBe(Infinity);
  expect(oddsRatioLimits([0, 4, 2, 3], z95).lower).toBe(0);
});

const trials = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }));
const level = fc.double({ min: 0.2, max: 5, noNaN: true });

test("Wilson's limits hold the value, stay in [0, 1], mirror, and are where the score test just accepts", () => {
  fc.assert(
    fc.property(trials, level, ({ n, hits }, z) => {
      const p = hits / n;
      const { lower, upper } = wilson(p, n, z);
      expect(0 <= lower && lower <= p && p <= upper && upper <= 1).toBe(true);
      expect(wilson((n - hits) / n, n, z).upper).toBeCloseTo(1 - lower, 12);
      if (lower > 0) expect((p - lower) / Math.sqrt((lower * (1 - lower)) / n)).toBeCloseTo(z, 6);
    }),
    { numRuns: 300 },
  );
});

test("limits of a difference and of a ratio hold the value, and swapping the groups turns them round", () => {
  fc.assert(
    fc.property(trials, trials, (first, second) => {
      const [a, b] = [share(first.hits, first.n), share(second.hits, second.n)];
      const difference = newcombe(a, b);
      expect(difference.lower).toBeLessThanOrEqual(a.value - b.value);
      expect(difference.upper).toBeGreaterThanOrEqual(a.value - b.value);
      expect(newcombe(b, a).upper).toBeCloseTo(-difference.lower, 12);
      if (first.hits === 0 || second.hits === 0) return;
      const ratio = moverRatio(a, b);
      expect(ratio.lower).toBeLessThanOrEqual((a.value / b.value) * (1 + 1e-12));
      expect(ratio.upper).toBeGreaterThanOrEqual((a.value / b.value) * (1 - 1e-12));
      expect(moverRatio(b, a).lower * ratio.upper).toBeCloseTo(1, 9);
    }),
    { numRuns: 300 },
  );
});
