import { expect, test } from "vitest";
import { oneNumber } from "../../../src/explanations/column-groups/one-number.js";
import { extrapolation } from "../../../src/explanations/permutation/extrapolation.js";
import { subgroupsOf } from "../../../src/explanations/permutation/subgroups.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";

const rows = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const number = (values: Float64Array) => ({ kind: "number", values }) as const;

test("a copy is told completely, and subgroups hold one value each; noise tells next to nothing", () => {
  const x = Float64Array.from({ length: 120 }, (_, i) => i % 3);
  const copied = subgroupsOf(x, [number(x)], rows(120));
  expect(copied.rSquared).toBe(1);
  expect(copied.pools.map(({ donors }) => new Set(Array.from(donors, (row) => x[row])).size)).toEqual([1, 1, 1]);
  const random = rng(5);
  const noise = Float64Array.from({ length: 1000 }, () => random.next());
  const apart = Float64Array.from({ length: 1000 }, () => random.next());
  const { pools, rSquared } = subgroupsOf(noise, [number(apart)], rows(1000));
  expect(rSquared).toBeLessThan(0.15);
  expect(Math.min(...pools.map(({ donors }) => donors.length))).toBeGreaterThanOrEqual(30);
  expect(pools.reduce((sum, { donors }) => sum + donors.length, 0)).toBe(1000);
});

test("few rows are one subgroup; rows without a value are in none; nothing known, no subgroups", () => {
  const x = Float64Array.from({ length: 59 }, (_, i) => (i === 7 ? Number.NaN : i));
  const { pools, rSquared } = subgroupsOf(x, [number(x)], rows(59));
  expect(pools).toHaveLength(1);
  expect([...pools[0]!.recipients]).not.toContain(7);
  expect(rSquared).toBe(0);
  expect(subgroupsOf(new Float64Array(4).fill(Number.NaN), [], rows(4))).toMatchObject({ pools: [], leaves: [], rSquared: 0 });
});

test("one number for columns: values, ranks that go with the first, or the mean score of what is held", () => {
  const scores = Float64Array.of(0.1, 0.3, 0.6, 0.8);
  const known = { order: rows(4), scores };
  const table = tableFrom({ a: [1, 2, 3, 9], less: [4, 3, 2, 1], town: ["x", "y", "z", "x"], p_u: [1, 0, 0, 0], p_v: [0, 1, 1, 0] });
  expect([...oneNumber(table, ["a"], known)]).toEqual([1, 2, 3, 9]);
  expect([...oneNumber(table, ["a", "less"], known)]).toEqual([-1.5, -0.5, 0.5, 1.5]);
  expect([...oneNumber(table, ["town"], known)].map((x) => x.toFixed(3))).toEqual(["0.450", "0.300", "0.600", "0.450"]);
  expect([...oneNumber(table, ["p_u", "p_v"], known)].map((x) => x.toFixed(3))).toEqual(["0.100", "0.450", "0.450", "0.800"]);
});

test("exchanged rows: of columns apart they look like real ones, of a copy they do not", () => {
  const random = rng(2);
  const n = 400;
  const x = Array.from({ length: n }, () => random.next());
  const table = tableFrom({
    x,
    copy: x.map((one) => one + 0.001 * random.next()),
    apart: x.map(() => random.next()),
    same: x.map(() => 1),
  });
  const away = extrapolation(table, ["x", "copy", "apart", "same"], rows(n))!;
  const shifted = Int32Array.from({ length: n }, (_, i) => (i + 137) % n);
  expect(away.share(["x"], shifted)).toBeGreaterThan(0.5);
  expect(away.share(["apart"], shifted)).toBeLessThan(0.12);
  expect(away.share(["x", "copy"], shifted)).toBeLessThan(0.12);
  // Nothing moved: at most 5 of 100 rows lie beyond the limit that 95 of 100 keep.
  expect(away.share(["x"], rows(n))).toBeLessThanOrEqual(0.05);
  expect(away.share(["same"], shifted)).toBeLessThanOrEqual(0.05);
  expect(extrapolation(table, ["x"], rows(9))).toBeNull();
});

test("texts that differ are apart, missing numbers stand at the mean", () => {
  const table = tableFrom({
    town: Array.from({ length: 60 }, (_, i) => (i < 30 ? "a" : "b")),
    size: Array.from({ length: 60 }, (_, i) => (i % 10 === 0 ? null : i < 30 ? i / 100 : 50 + i / 100)),
  });
  const swapped = Int32Array.from({ length: 60 }, (_, i) => (i + 30) % 60);
  // All but the six without a size, which are as near to one town as to the other.
  expect(extrapolation(table, ["town", "size"], rows(60))!.share(["town"], swapped)).toBeCloseTo(0.9, 12);
});
