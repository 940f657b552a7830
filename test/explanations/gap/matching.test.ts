import fc from "fast-check";
import { expect, test } from "vitest";
import { joined, matched, thinned } from "../../../src/explanations/gap/matching.js";
import { rng } from "../../../src/stats/rng.js";

const members = (count: number, weights?: readonly number[]) => ({
  rows: Int32Array.from({ length: count }, (_, i) => i),
  ...(weights && { weights: Float64Array.from(weights) }),
});

const shares = (rows: Int32Array, weight: Float64Array, count: number): number[] => {
  const sums = new Array<number>(count).fill(0);
  rows.forEach((row, k) => {
    sums[row]! += weight[k]!;
  });
  return sums;
};

test("every row has the share of its weight, whatever is drawn", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(weights, weights, fc.nat(1000), (a, b, seed) => {
      const found = matched(members(a.length, a), members(b.length, b), rng(seed));
      const all = (list: readonly number[]): number => list.reduce((sum, w) => sum + w, 0);
      shares(found.first, found.weight, a.length).forEach((share, i) => {
        expect(share).toBeCloseTo(a[i]! / all(a), 11);
      });
      shares(found.second, found.weight, b.length).forEach((share, i) => {
        expect(share).toBeCloseTo(b[i]! / all(b), 11);
      });
      expect(found.weight.length).toBeLessThanOrEqual(a.length + b.length + 1);
    }),
  );
});

test("over many drawings any two rows meet as often as if all pairs were taken", () => {
  const [a, b] = [members(3, [1, 2, 3]), members(4)];
  const met = Array.from({ length: 3 }, () => new Array<number>(4).fill(0));
  const drawings = 4000;
  for (let i = 0; i < drawings; i++) {
    const { first, second, weight } = matched(a, b, rng(i, "meet"));
    weight.forEach((w, k) => {
      met[first[k]!]![second[k]!]! += w / drawings;
    });
  }
  for (const [i, row] of met.entries()) for (const share of row) expect(Math.abs(share - (i + 1) / 6 / 4)).toBeLessThan(0.006);
});

test("several matchings as one keep the shares", () => {
  const found = joined([0, 1, 2].map((i) => matched(members(3), members(5), rng(i))));
  expect(found.weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
  shares(found.second, found.weight, 5).forEach((share) => {
    expect(share).toBeCloseTo(0.2, 11);
  });
});

test("thinned rows have nearly the mean of all, and heavy rows their share", () => {
  const all = { rows: Int32Array.from({ length: 1000 }, (_, i) => i) };
  const few = thinned(all, 50, (row) => row, rng(4));
  expect(few.rows.length).toBe(50);
  expect(Math.abs(few.rows.reduce((sum, row) => sum + row, 0) / 50 - 499.5)).toBeLessThan(10);
  const heavy = thinned({ rows: Int32Array.of(0, 1, 2, 3), weights: Float64Array.of(97, 1, 1, 1) }, 3, () => 0, rng(1));
  expect(heavy.rows.length).toBe(3);
  expect(heavy.rows.filter((row) => row === 0).length).toBeGreaterThanOrEqual(2);
  expect(thinned(all, 1000, () => 0, rng(1)).rows).toBe(all.rows);
});
