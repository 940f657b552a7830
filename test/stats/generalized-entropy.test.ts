import fc from "fast-check";
import { expect, test } from "vitest";
import { atkinson, decomposedEntropy, generalizedEntropy } from "../../src/stats/generalized-entropy.js";

const ones = (values: readonly number[]) => ({ values, weights: values.map(() => 1) });

test("amounts 0 and 2: ½ for α = 2, ln 2 for Theil, infinite for α = 0, Atkinson ½", () => {
  expect(generalizedEntropy(ones([0, 2]), 2)).toBeCloseTo(0.5, 12);
  expect(generalizedEntropy(ones([0, 2]), 1)).toBeCloseTo(Math.LN2, 12);
  expect(generalizedEntropy(ones([0, 2]), 0)).toBe(Infinity);
  expect(atkinson(ones([0, 2]), 0.5)).toBeCloseTo(0.5, 12);
});

// fairness.md §6.8: AIF360's α = 0 divides by the mean once more and gives 0.07175314.
test("of 1 1 1 2 2 1 ½ 1 with α = 0 it is 0.08520686, and not AIF360's number", () => {
  expect(generalizedEntropy(ones([1, 1, 1, 2, 2, 1, 0.5, 1]), 0)).toBeCloseTo(0.08520686, 8);
});

test("nobody, and nothing to share, have no index", () => {
  for (const alpha of [0, 1, 2]) {
    expect(generalizedEntropy(ones([]), alpha)).toBeNull();
    expect(generalizedEntropy(ones([0, 0]), alpha)).toBeNull();
  }
  expect(atkinson(ones([0]), 0.5)).toBeNull();
  expect(decomposedEntropy([], 1)).toBeNull();
});

test("groups {0, 2} and {2, 2} with α = 2: 1/6 is 1/18 between and 1/9 within", () => {
  const { total, between, within } = decomposedEntropy([ones([0, 2]), ones([2, 2])], 2)!;
  expect([total, between, within]).toEqual([expect.closeTo(1 / 6, 12), expect.closeTo(1 / 18, 12), expect.closeTo(1 / 9, 12)]);
});

test("it is 0 for equals, does not depend on the unit or on copies, and its parts are never negative", () => {
  const amount = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 8 }), fc.array(amount, { minLength: 1, maxLength: 8 }), (a, b) => {
      for (const alpha of [0, 1, 2]) {
        expect(generalizedEntropy(ones(a.map(() => a[0]!)), alpha)).toBeCloseTo(0, 9);
        const whole = generalizedEntropy(ones([...a, ...b]), alpha)!;
        expect(generalizedEntropy(ones([...a, ...b].map((x) => 7 * x)), alpha)).toBeCloseTo(whole, 9);
        expect(generalizedEntropy({ values: [...a, ...b], weights: [...a, ...b].map(() => 3) }, alpha)).toBeCloseTo(whole, 9);
        const parts = decomposedEntropy([ones(a), ones(b)], alpha)!;
        expect(parts.between + parts.within).toBeCloseTo(parts.total, 9);
        expect(Math.min(parts.between, parts.within)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 50 },
  );
});
