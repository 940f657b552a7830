import { expect, test } from "vitest";
import { dependence } from "../../src/stats/independence.js";
import { crosstab } from "../../src/stats/mutual-information.js";
import { rng } from "../../src/stats/rng.js";
import { tableShuffler } from "../../src/stats/table-shuffler.js";

const p = (table: readonly (readonly number[])[]): number => dependence(crosstab(table)).p;

test("10 10 / 10 10 says nothing, 20 0 / 0 20 everything, one row nothing", () => {
  expect(p([[10, 10], [10, 10]])).toBe(1); // biome-ignore format: a table
  expect(p([[20, 0], [0, 20]])).toBeLessThan(1e-10); // biome-ignore format: a table
  expect(p([[20, 5]])).toBe(1);
  expect(p([])).toBe(1);
});

test("of large tables it is the G test: G of 60 40 / 40 60 is 8.0539, p 0.0045", () => {
  // G = 2 · Σ n ln(n / expected) = 2 · (2 · 60 ln 1.2 + 2 · 40 ln 0.8) = 8.0539; χ² with one degree of freedom: p = 0.004541.
  expect(Math.abs(p([[60, 40], [40, 60]]) - 0.004541)).toBeLessThan(0.0002); // biome-ignore format: a table
});

// Shuffled groups: the test at 5 % speaks in about 5 % of draws, also where few rows stand in a cell and the plain G test would be far off.
test.each([
  [
    "two groups, ten equal parts of 300 rows",
    [
      [15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
      [15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
    ],
  ],
  ["a group of 20 among 200 rows, ten parts", [Array(10).fill(2), Array(10).fill(18)]],
  ["forty texts with three rows each, two groups", [Array(40).fill(1), Array(40).fill(2)]],
  [
    "a hundred texts with two rows each, five groups",
    Array.from({ length: 5 }, (_, g) => Array.from({ length: 100 }, (_, k) => (k % 5 === g ? 2 : 0))),
  ],
  [
    "one rare group of 6 among 600, three texts",
    [
      [3, 2, 1],
      [297, 198, 99],
    ],
  ],
] as const)("chance is taken for more in at most about one of twenty draws: %s", (name, table: readonly (readonly number[])[]) => {
  const runs = 1500;
  const draw = tableShuffler(table, rng(1, "independence", name));
  let found = 0;
  for (let i = 0; i < runs; i++) if (dependence(crosstab(draw())).p < 0.05) found++;
  expect(found / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
});
