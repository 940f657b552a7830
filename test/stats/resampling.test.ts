import { expect, test } from "vitest";
import { bca } from "../../src/stats/bca.js";
import { correlationOf } from "../../src/stats/correlation.js";
import { holm } from "../../src/stats/holm.js";
import { jackknifeVariance } from "../../src/stats/jackknife.js";
import { normalCdf, normalQuantile } from "../../src/stats/normal.js";
import { rng } from "../../src/stats/rng.js";

test("Holm by hand: the smallest of three p counts thrice, and no adjusted p is below an earlier one", () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.5, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test("Holm as R's p.adjust gives it for ties and a lone small p", () => {
  expect(holm([0.001, 0.02, 0.02, 0.3]).map((p) => Number(p.toFixed(12)))).toEqual([0.004, 0.06, 0.06, 0.3]);
});

test("the jackknife of means is the variance of the mean", () => {
  // Values 2, 4, 9: leaving one out gives means 6.5, 5.5, 3; s²/n = 13/3.
  expect(jackknifeVariance([6.5, 5.5, 3])).toBeCloseTo(13 / 3, 12);
  expect(jackknifeVariance([1, 2, 3])).toBeCloseTo(4 / 3, 15);
  expect([jackknifeVariance([]), jackknifeVariance([5])]).toEqual([0, 0]);
});

test("errors that move in step are correlated 1, in opposite −1, and of what does not move nothing is known", () => {
  const of = (...values: number[]): Float64Array => Float64Array.from(values);
  expect(correlationOf(of(1, 2, 3), of(2, 4, 6))).toBeCloseTo(1, 14);
  expect(correlationOf(of(1, 2, 3), of(3, 2, 1))).toBeCloseTo(-1, 14);
  expect(correlationOf(of(1, 2, 4), of(5, 5, 5))).toBe(0);
  expect(correlationOf(null, of(1, 2))).toBe(0);
});

test("without bias and acceleration BCa limits are the percentiles", () => {
  // Draws at the normal quantiles of (i − ½)/B around the value: half of them are below it.
  const B = 20_001;
  const draws = Float64Array.from({ length: B }, (_, i) => normalQuantile((i + 0.5) / B));
  const level = [
    { value: 1, weight: 5 },
    { value: 1, weight: 7 },
  ];
  const { lower, upper } = bca(0, draws, level, 0.05)!;
  expect(lower).toBeCloseTo(normalQuantile(0.05), 3);
  expect(upper).toBeCloseTo(normalQuantile(0.95), 3);
});

test("Efron's correction by formula: bias and acceleration move both quantiles", () => {
  const B = 40_001;
  const draws = Float64Array.from({ length: B }, (_, i) => (i + 0.5) / B);
  const jackknife = [
    { value: 0, weight: 1 },
    { value: 1, weight: 3 },
  ];
  // Mean ¾; d = ¾, −¼ thrice: Σd³ = 27/64 − 3/64 = 3/8, Σd² = 9/16 + 3/16 = ¾.
  const a = 3 / 8 / (6 * 0.75 ** 1.5);
  const z0 = normalQuantile(0.6);
  const at = (z: number): number => normalCdf(z0 + (z0 + z) / (1 - a * (z0 + z)));
  const limits = bca(0.6, draws, jackknife, 0.1)!;
  expect(limits.lower).toBeCloseTo(at(normalQuantile(0.1)), 3);
  expect(limits.upper).toBeCloseTo(at(normalQuantile(0.9)), 3);
});

test("fewer than a hundred draws beyond a limit, or none on one side of the value, is no interval", () => {
  const random = rng(1, "bca");
  const draws = Float64Array.from({ length: 1000 }, () => random.next());
  const flat = [{ value: 1, weight: 2 }];
  expect(bca(0.5, draws, flat, 0.05)).toBeNull();
  expect(bca(0.5, draws, flat, 0.2)).not.toBeNull();
  expect(bca(2, draws, flat, 0.2)).toBeNull();
});
