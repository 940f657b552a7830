import fc from "fast-check";
import { expect, test } from "vitest";
import type { Contrast, Side } from "../../src/contrasts/contrast.js";
import { contrasts } from "../../src/contrasts/index.js";
import type { Limits } from "../../src/stats/limits.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { wilson } from "../../src/stats/wilson.js";

const share = (hits: number, n: number): Side => ({
  value: hits / n,
  leftOut: null,
  limits: (alpha): Limits => wilson(hits / n, n, normalQuantile(1 - alpha)),
});
const contrast = (id: string): Contrast => contrasts.find((one) => one.id === id)!;

test("differences subtract and ratios divide: 0.75 and 0.5 worked by hand", () => {
  expect(Object.fromEntries(contrasts.map(({ id, of }) => [id, of(0.75, 0.5)]))).toMatchObject({
    difference: 0.25,
    difference_to_reference: 0.25,
    difference_to_overall: 0.25,
    difference_to_rest: 0.25,
    ratio_to_reference: 1.5,
    ratio_to_overall: 1.5,
    impact_ratio: 1.5,
  });
  expect(contrast("ratio").of(0.5, 0.75)).toBeCloseTo(2 / 3, 15);
});

test("a ratio over nothing has no value, and one of nothing is 0", () => {
  for (const { of } of contrasts.filter(({ scale }) => scale === "ratio")) {
    expect(of(0.5, 0)).toBeNull();
    expect(of(0, 0)).toBeNull();
    expect(of(0, 0.5)).toBe(0);
    expect(of(-0.1, 0.5)).toBeNull();
  }
});

test("Newcombe 1998: 56 of 70 less 48 of 80, two-sided 95 %", () => {
  const { lower, upper } = contrast("difference").limits(share(56, 70), share(48, 80), 0.025)!;
  expect([Number(lower.toFixed(4)), Number(upper.toFixed(4))]).toEqual([0.0524, 0.3339]);
});

test("a side without limits leaves the contrast without", () => {
  const silent: Side = { value: 0.5, leftOut: null, limits: () => null };
  for (const { limits } of contrasts) expect(limits(share(3, 9), silent, 0.05)).toBeNull();
});

test("equal sides are at the ideal, limits hold the value, and 'of' rises with the first and falls with the second", () => {
  const hits = fc.integer({ min: 1, max: 499 });
  fc.assert(
    fc.property(hits, hits, fc.double({ min: 0.001, max: 0.45, noNaN: true }), (x, y, alpha) => {
      const [a, b] = [share(x, 500), share(y, 500)];
      for (const { id, of, ideal, limits } of contrasts) {
        expect(of(a.value, a.value), id).toBe(ideal);
        const value = of(a.value, b.value)!;
        const found = limits(a, b, alpha)!;
        expect(found.lower <= value && value <= found.upper, id).toBe(true);
        expect(of(a.value + 0.001, b.value)!, id).toBeGreaterThan(value);
        expect(of(a.value, b.value + 0.001)!, id).toBeLessThan(value);
      }
    }),
    { numRuns: 150 },
  );
});

test("clusters that both sides share in step shrink the limits of a difference", () => {
  const wavering = [0.4, 0.5, 0.6, 0.45, 0.55];
  const withClusters = (side: Side): Side => ({ ...side, leftOut: Float64Array.from(wavering) });
  const { limits } = contrast("difference");
  const apart = limits(share(60, 100), share(40, 100), 0.05)!;
  const together = limits(withClusters(share(60, 100)), withClusters(share(40, 100)), 0.05)!;
  expect(together.upper - together.lower).toBeLessThan(0.1 * (apart.upper - apart.lower));
});
