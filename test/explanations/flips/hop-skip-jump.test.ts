import { expect, test } from "vitest";
import { hopSkipJump } from "../../../src/explanations/flips/hop-skip-jump.js";
import { distanceOf, rankOf, spread, valueAt } from "../../../src/explanations/flips/rank-space.js";
import { medianLimits } from "../../../src/stats/median-limits.js";
import { rng } from "../../../src/stats/rng.js";

test("shares and values that occur", () => {
  const axis = { sorted: Float64Array.of(1, 2, 2, 5) };
  expect([0, 1, 2, 3, 5].map((x) => rankOf(axis, x))).toEqual([0, 0.25, 0.75, 0.75, 1]);
  expect([-1, 0, 0.3, 0.74, 1, 9].map((u) => valueAt(axis, u))).toEqual([1, 1, 1, 2, 5, 5]);
  expect(spread(axis, 8)).toEqual([1, 2, 5]);
  expect(spread({ sorted: new Float64Array(0) }, 8)).toEqual([]);
  expect(distanceOf([0, 0], [3, 4])).toBe(5);
});

// A line through the unit square: the nearest point with another decision is at |a + b − 1|/√2, on a grid of hundredths.
test("a linear decision: close to the nearest point, never nearer, and within its budget", async () => {
  const grid = (u: number): number => Math.min(1, Math.max(0, Math.round(100 * u) / 100));
  const random = rng(1, "points");
  const ratios: number[] = [];
  for (let run = 0; run < 40; run++) {
    const from = Float64Array.of(grid(random.next()), grid(random.next()), grid(random.next()));
    const side = from[0]! + from[1]! >= 1;
    const otherwise = (point: Float64Array): boolean => point[0]! + point[1]! >= 1 !== side;
    let asked = 0;
    const other = side ? Float64Array.of(0, 0, 1) : Float64Array.of(1, 1, 0);
    const found = await hopSkipJump({
      from,
      other,
      project: (point) => point.map(grid),
      decidedOtherwise: async (points) => {
        asked += points.length;
        return points.map(otherwise);
      },
      random: random.fork(run),
      queries: 800,
    });
    expect(otherwise(found.point)).toBe(true);
    expect(found.queries).toBe(asked);
    expect(asked).toBeLessThanOrEqual(800 + 3);
    // The third column has nothing to do with it, so its change is taken back.
    expect(found.point[2]).toBe(from[2]);
    expect(found.distance).toBeCloseTo(distanceOf(from, found.point), 12);
    const nearest = Math.abs(from[0]! + from[1]! - 1) / Math.SQRT2;
    expect(found.distance).toBeGreaterThan(nearest - 1e-9);
    ratios.push(found.distance - nearest);
  }
  ratios.sort((a, b) => a - b);
  expect(ratios[20]!).toBeLessThan(0.04);
  expect(ratios.at(-1)!).toBeLessThan(0.25);
});

test("limits of a median: the table of order statistics, infinite values, too few of them", () => {
  const to = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);
  // Conover (1999), table A3: n 10 at 0.95 → ranks 2 and 9; n 20 → 6 and 15.
  expect(medianLimits(to(10), 0.95)).toEqual({ lower: 2, upper: 9 });
  expect(medianLimits(to(20), 0.95)).toEqual({ lower: 6, upper: 15 });
  expect(medianLimits(to(5), 0.95)).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY });
  expect(medianLimits([], 0.95).lower).toBe(Number.NEGATIVE_INFINITY);
  expect(medianLimits([1, 2, 3, 4, 5, 6, 7, Infinity, Infinity, Infinity], 0.95).upper).toBe(Number.POSITIVE_INFINITY);
});
