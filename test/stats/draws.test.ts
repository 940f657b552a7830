import fc from "fast-check";
import { expect, test } from "vitest";
import { drawBinomial } from "../../src/stats/binomial-draw.js";
import { chiSquaredSf } from "../../src/stats/chi-squared.js";
import { logGamma } from "../../src/stats/log-gamma.js";
import { drawMultinomial } from "../../src/stats/multinomial-draw.js";
import { rng } from "../../src/stats/rng.js";

const probabilityOf = (k: number, n: number, p: number): number =>
  Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));

// Both algorithms and the border between them, by the exact probabilities; cells with few expected draws are put together.
test.each([
  [1, 0.3],
  [20, 0.1],
  [40, 0.24],
  [40, 0.26],
  [100, 0.5],
  [1000, 0.9],
  [5000, 0.01],
])("hits among %i trials with chance %d have the binomial distribution", (n, p) => {
  const draws = 20_000;
  const counts = new Map<number, number>();
  const random = rng(5, "binomial", n, Math.round(p * 100));
  for (let i = 0; i < draws; i++) {
    const k = drawBinomial(n, p, random);
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  let [statistic, cells, seen, expected] = [0, 0, 0, 0];
  for (let k = 0; k <= n; k++) {
    seen += counts.get(k) ?? 0;
    expected += draws * probabilityOf(k, n, p);
    if (expected < 20 && k < n) continue;
    statistic += expected > 0 ? (seen - expected) ** 2 / expected : 0;
    cells++;
    [seen, expected] = [0, 0];
  }
  expect(chiSquaredSf(statistic, cells - 1)).toBeGreaterThan(1e-4);
});

test("no trials, no chance and certainty need no luck", () => {
  const random = rng(0, "edges");
  expect([
    drawBinomial(0, 0.5, random),
    drawBinomial(9, 0, random),
    drawBinomial(9, 1, random),
    drawBinomial(9, 1.0000001, random),
  ]).toEqual([0, 0, 9, 9]);
});

test("rows spread over cells add up, and cells without weight stay empty", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 9, noNaN: true })), { minLength: 1, maxLength: 9 }),
      (size, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const out = new Float64Array(weights.length);
        if (!(total > 0)) {
          if (size > 0) expect(() => drawMultinomial(size, weights, rng(1, "m"), out)).toThrow(RangeError);
          return;
        }
        drawMultinomial(size, weights, rng(1, "m", size), out);
        expect(out.reduce((sum, count) => sum + count, 0)).toBe(size);
        weights.forEach((weight, i) => {
          if (weight === 0) expect(out[i]).toBe(0);
        });
      },
    ),
    { numRuns: 200 },
  );
});

test("the mean and the covariance of spread rows are the multinomial's", () => {
  const weights = [1, 2, 5];
  const [size, draws] = [80, 20_000];
  const random = rng(2, "multinomial");
  const out = new Float64Array(3);
  const sums = [0, 0, 0];
  let products = 0;
  for (let i = 0; i < draws; i++) {
    drawMultinomial(size, weights, random, out);
    out.forEach((count, j) => {
      sums[j]! += count;
    });
    products += (out[0]! - 10) * (out[1]! - 20);
  }
  sums.forEach((sum, j) => {
    expect(Math.abs(sum / draws - [10, 20, 50][j]!)).toBeLessThan(0.15);
  });
  // −n p q = −80 · 1/8 · 2/8
  expect(Math.abs(products / draws + 2.5)).toBeLessThan(0.35);
});
