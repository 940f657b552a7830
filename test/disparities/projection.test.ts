import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../src/contrasts/difference.js";
import { ratio } from "../../src/contrasts/ratio.js";
import { boundsOfPairs, type Placed } from "../../src/disparities/bounds-of-pairs.js";
import type { Limits } from "../../src/stats/limits.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { wilson } from "../../src/stats/wilson.js";

const shareOf = (name: string, hits: number, n: number): Placed => ({
  group: { g: name },
  estimate: { value: hits / n, leftOut: null, limits: (alpha): Limits => wilson(hits / n, n, normalQuantile(1 - alpha)) },
});

/** The rule as decisions state it, over every ordered pair, without any shortcut. */
function plainly(groups: readonly Placed[], alpha: number, limit: number): { lower: number; upper: number } {
  const k = groups.length;
  let [lower, upper] = [-Infinity, -Infinity];
  for (const a of groups) {
    for (const b of groups) {
      if (a === b) continue;
      const one = difference.limits(a.estimate, b.estimate, normalSfOfOne)!;
      const m = limit < (one.upper - one.lower) / 2 ? k * (k - 1) : Math.floor((k * k) / 4);
      lower = Math.max(lower, difference.limits(a.estimate, b.estimate, alpha / m)!.lower);
      upper = Math.max(upper, difference.limits(a.estimate, b.estimate, alpha)!.upper);
    }
  }
  return { lower: Math.max(0, lower), upper: Math.max(0, upper) };
}
/** P(Z > 1). */
const normalSfOfOne = 0.15865525393145707;

const group = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }));

test("the bounds of a difference are those of every ordered pair, taken without a shortcut", () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), fc.constantFrom(0, 0.02, 0.05, 0.1, 0.3), (some, limit) => {
      const groups = some.map(({ hits, n }, i) => shareOf(String(i), hits, n));
      const wanted = plainly(groups, 0.05, limit);
      const found = boundsOfPairs(groups, difference, { alpha: 0.05, limit })!;
      expect(found.lower).toBeCloseTo(wanted.lower, 12);
      expect(found.upper).toBeCloseTo(wanted.upper, 12);
    }),
    { numRuns: 200 },
  );
});

test("bounds for display hold for every limit: none of its verdicts is bolder than the verdict's own bounds", () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 5 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (some, limit) => {
      const groups = some.map(({ hits, n }, i) => shareOf(String(i), hits, n));
      const shown = boundsOfPairs(groups, difference, { alpha: 0.05, limit: null })!;
      const judged = boundsOfPairs(groups, difference, { alpha: 0.05, limit })!;
      if (shown.lower! > limit) expect(judged.lower!).toBeGreaterThan(limit);
      expect(shown.upper).toBe(judged.upper);
    }),
    { numRuns: 200 },
  );
});

test("a ratio's bounds mirror: the smallest lower limit at alpha, the smallest upper limit corrected", () => {
  const groups = [shareOf("a", 60, 100), shareOf("b", 30, 100), shareOf("c", 50, 100)];
  const found = boundsOfPairs(groups, ratio, { alpha: 0.05, limit: 0.8 })!;
  const pair = (alpha: number): Limits => ratio.limits(groups[1]!.estimate, groups[0]!.estimate, alpha)!;
  expect(found.lower).toBeCloseTo(pair(0.05).lower, 12);
  // ln(1/0.8) = 0.223 is more than one standard error of this pair (≈ 0.17): ⌊9/4⌋ = 2.
  expect(found.upper).toBeCloseTo(pair(0.025).upper, 12);
  expect([found.lowerPair, found.upperPair]).toEqual([
    [{ g: "b" }, { g: "a" }],
    [{ g: "b" }, { g: "a" }],
  ]);
});

test("one side without limits leaves the far bound open, and one group has no bounds", () => {
  const silent: Placed = { group: { g: "x" }, estimate: { value: 0.1, leftOut: null, limits: () => null } };
  const found = boundsOfPairs([shareOf("a", 60, 100), shareOf("b", 30, 100), silent], difference, { alpha: 0.05, limit: null })!;
  expect(found).toMatchObject({ upper: null, unbounded: true });
  expect(found.lower).toBeGreaterThan(0);
  expect(boundsOfPairs([shareOf("a", 6, 10)], difference, { alpha: 0.05, limit: null })).toBeNull();
});
