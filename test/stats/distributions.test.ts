import fc from "fast-check";
import { expect, test } from "vitest";
import { betaCdf, betaQuantile } from "../../src/stats/beta.js";
import { chiSquaredSf } from "../../src/stats/chi-squared.js";
import { expectedRange } from "../../src/stats/expected-range.js";
import { fisherExact } from "../../src/stats/fisher-exact.js";
import { logGamma, logOnePlusLess, stirlingError } from "../../src/stats/log-gamma.js";
import { normalCdf, normalQuantile, normalSf } from "../../src/stats/normal.js";
import { studentQuantile, studentSf } from "../../src/stats/student.js";
import { oracle, worstError } from "./oracle.js";

const rows = (name: string) => oracle[name]!;

test.each<[string, (...values: number[]) => number, number, number]>([
  ["normalQuantile", normalQuantile, 1e-14, 0],
  ["normalSf", normalSf, 2e-14, 0],
  ["betaCdf", betaCdf, 1e-12, 1e-300],
  ["betaQuantile", betaQuantile, 1e-12, 1e-300],
  ["chiSquaredSf", chiSquaredSf, 1e-12, 1e-300],
  ["studentSf", studentSf, 1e-12, 0],
  ["studentQuantile", studentQuantile, 1e-12, 0],
  ["stirlingError", stirlingError, 1e-13, 0],
  ["logGamma", logGamma, 1e-14, 1],
  ["logOnePlusLess", logOnePlusLess, 1e-14, 0],
  ["fisherExact", fisherExact, 1e-12, 0],
  ["expectedRange", expectedRange, 1e-13, 0],
])("%s is the 60-digit figure", (name, at, tolerance, floor) => {
  expect(rows(name).length).toBeGreaterThan(5);
  expect(worstError(rows(name), at, floor)).toBeLessThan(tolerance);
});

test("worked by hand: the beta with whole parameters is a polynomial, χ² with 2 degrees an exponential, t with 1 an arctangent", () => {
  expect(betaCdf(0.4, 2, 3)).toBeCloseTo(0.5248, 14);
  expect(chiSquaredSf(2, 2)).toBeCloseTo(Math.exp(-1), 15);
  expect(studentSf(1, 1)).toBeCloseTo(0.25, 15);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
});

test("Fisher's tea-tasting table has p = 34/70; an empty margin proves nothing", () => {
  expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(34 / 70, 14);
  expect(fisherExact(0, 0, 5, 7)).toBe(1);
  expect(fisherExact(5, 0, 7, 0)).toBe(1);
});

test("Shewhart's d2, as quality control prints it, for 2 to 10 numbers", () => {
  const printed = [1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.97, 3.078];
  expect(printed.map((_, i) => Math.round(expectedRange(i + 2) * 1000) / 1000)).toEqual(printed);
  expect(expectedRange(1)).toBe(0);
});

test("the ends: nothing is below the lowest, everything below the highest", () => {
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalSf(40)]).toEqual([0, 1, 0]);
  expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1, 0, 1]);
  expect([chiSquaredSf(0, 3), chiSquaredSf(-1, 3), chiSquaredSf(Infinity, 3)]).toEqual([1, 1, 0]);
  expect([studentQuantile(0, 5), studentQuantile(1, 5), studentQuantile(0.5, 5)]).toEqual([-Infinity, Infinity, 0]);
});

const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });

test("a quantile is the inverse of its distribution", () => {
  fc.assert(
    fc.property(probability, shape, shape, (p, a, b) => {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
      expect(1 - studentSf(studentQuantile(p, Math.max(0.5, a)), Math.max(0.5, a))).toBeCloseTo(p, 11);
      const x = betaQuantile(p, a, b);
      // Where the distribution jumps over p between two neighbouring doubles there is no nearer x.
      const near = betaCdf(x * (1 - 1e-12), a, b) - 1e-11 <= p && p <= betaCdf(Math.min(1, x * (1 + 1e-12)), a, b) + 1e-11;
      expect(near || x > 1 - 1e-12).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("tails mirror, and fall as one goes out", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }), shape, (x, step, df) => {
      expect(normalCdf(x)).toBe(normalSf(-x));
      expect(normalSf(x + step)).toBeLessThanOrEqual(normalSf(x));
      if (x > -6) expect(normalSf(x + step)).toBeLessThan(normalSf(x));
      expect(studentSf(x, df) + studentSf(-x, df)).toBeCloseTo(1, 12);
      expect(chiSquaredSf(Math.abs(x) + step, df)).toBeLessThanOrEqual(chiSquaredSf(Math.abs(x), df));
    }),
    { numRuns: 300 },
  );
});

test("Fisher's p is that of counting every table with the margins", () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
  const count = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const weight = (i: number): number => choose(a + b, i) * choose(c + d, a + c - i);
      let [all, tail] = [0, 0];
      for (let i = Math.max(0, a - d); i <= Math.min(a + b, a + c); i++) {
        all += weight(i);
        if (weight(i) <= weight(a) * (1 + 1e-7)) tail += weight(i);
      }
      expect(fisherExact(a, b, c, d)).toBeCloseTo(tail / all, 12);
    }),
    { numRuns: 200 },
  );
});
