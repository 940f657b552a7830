import fc from "fast-check";
import { expect, test } from "vitest";
import {
  hellinger,
  jensenShannonDistance,
  largestShareDifference,
  plainShares,
  smoothedShares,
  stabilityByChance,
  stabilityIndex,
} from "../../src/stats/drift-distances.js";
import { rng } from "../../src/stats/rng.js";
import { curveDistances, smirnovP } from "../../src/stats/smirnov.js";

const [a, b] = [
  [0.5, 0.3, 0.2],
  [0.4, 0.4, 0.2],
];

test("by hand: .1 ln(.5/.4) + .1 ln(.4/.3), and SciPy's distance of the same", () => {
  expect(stabilityIndex(a!, b!)).toBeCloseTo(0.0510825624, 10);
  expect(jensenShannonDistance(a!, b!)).toBeCloseTo(0.0958432338, 10);
  expect(jensenShannonDistance(a!, b!) * Math.sqrt(Math.LN2)).toBeCloseTo(0.0797947262, 10);
  expect(hellinger(a!, b!)).toBeCloseTo(
    Math.sqrt(((Math.sqrt(0.5) - Math.sqrt(0.4)) ** 2 + (Math.sqrt(0.4) - Math.sqrt(0.3)) ** 2) / 2),
    12,
  );
  // strappy 0.0.3, tests/test_psi.py: 0.00041 of six and five against five and four.
  expect(stabilityIndex(plainShares([6, 5]), plainShares([5, 4]))).toBeCloseTo(0.00041, 5);
  expect(hellinger([1, 0], [0, 1])).toBe(1);
  expect(stabilityIndex([1, 0], [0, 1])).toBe(Infinity);
  expect(smoothedShares([3, 0])).toEqual([3.5 / 4, 0.5 / 4]);
});

// NannyML, tests/drift/test_univariate_drift_methods.py (Apache-2.0): 0.14, 0 and 0.67 with two decimals.
test.each([
  [[2, 2, 2, 1], 1 / 7],
  [[2, 2, 2, 0], 0],
  [[0, 5, 0, 0], 2 / 3],
])("L∞ of two a, b and c against %j is %d", (now, expected) => {
  expect(largestShareDifference(plainShares([2, 2, 2, 0]), plainShares(now))).toBeCloseTo(expected, 12);
});

test("Smirnov: SciPy's 0.5 with p 0.7714286, areas, ties, and the ends", () => {
  const [one, two] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(3, 4, 5, 6)];
  expect(curveDistances(one, two)).toEqual({ ks: 0.5, wasserstein: 2 });
  expect(smirnovP(0.5, 4, 4).p).toBeCloseTo(27 / 35, 12);
  expect(curveDistances(Float64Array.of(1, 1, 1), Float64Array.of(1))).toEqual({ ks: 0, wasserstein: 0 });
  expect(smirnovP(0, 4, 4)).toEqual({ p: 1, exact: true });
  // Apart altogether: 2 of the (8 over 4) orders.
  expect(smirnovP(1, 4, 4).p).toBeCloseTo(2 / 70, 14);
  // The 5% point of the limit is at z = 1.3581.
  expect(smirnovP(1.3581 * Math.sqrt(2 / 1000), 1000, 1000)).toMatchObject({ exact: false, p: expect.closeTo(0.05, 5) });
  // Counted out and in the limit are alike where both can be had.
  expect(smirnovP(0.2, 100, 100).p).toBeCloseTo(smirnovP(0.2, 100, 101).p, 1);
});

test("distances are the same both ways, 0 of a sample and itself, and larger samples have a smaller index by chance", () => {
  const shares = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }).filter((counts) => counts.some((count) => count > 0));
  fc.assert(
    fc.property(shares, shares, (x, y) => {
      for (const of of [hellinger, jensenShannonDistance, largestShareDifference, stabilityIndex]) {
        const [p, q] = of === stabilityIndex ? [smoothedShares(x), smoothedShares(y)] : [plainShares(x), plainShares(y)];
        expect(of(p, q)).toBeCloseTo(of(q, p), 10);
        expect(of(p, p)).toBeCloseTo(0, 7);
        if (of !== stabilityIndex) expect(of(p, q)).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test("without drift the index is on average what is said", () => {
  const random = rng(4, "psi");
  const draws = (n: number): number[] => {
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < n; i++) counts[Math.floor(random.next() * 10)]!++;
    return counts;
  };
  let sum = 0;
  for (let i = 0; i < 400; i++) sum += stabilityIndex(smoothedShares(draws(500)), smoothedShares(draws(300)));
  expect(sum / 400 / stabilityByChance(10, 500, 300)).toBeCloseTo(1, 1);
});
