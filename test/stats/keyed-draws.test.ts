import { expect, test } from "vitest";
import { chiSquaredSf } from "../../src/stats/chi-squared.js";
import { keyedDraws } from "../../src/stats/keyed-draws.js";
import { rng } from "../../src/stats/rng.js";

const consecutive = (n: number) => ({ high: new Uint32Array(n), low: Uint32Array.from({ length: n }, (_, i) => i) });

test("keys that differ by one give numbers that are evenly spread, also two by two", () => {
  const n = 20_000;
  const draw = keyedDraws(rng(3, "keys"), consecutive(n));
  const cells = new Array<number>(100).fill(0);
  for (let row = 0; row + 1 < n; row += 2) cells[10 * Math.floor(10 * draw(row)) + Math.floor(10 * draw(row + 1))]!++;
  const expected = n / 2 / 100;
  const statistic = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chiSquaredSf(statistic, 99)).toBeGreaterThan(1e-4);
  expect(chiSquaredSf(statistic, 99)).toBeLessThan(1 - 1e-4);
});

test("one key has one number, whatever else is there; another stream or either half of the key changes it", () => {
  const keys = { high: Uint32Array.of(7, 7, 8), low: Uint32Array.of(1, 2, 1) };
  const draw = keyedDraws(rng(0, "a"), keys);
  const alone = keyedDraws(rng(0, "a"), { high: Uint32Array.of(7), low: Uint32Array.of(2) });
  expect(draw(1)).toBe(alone(0));
  expect(new Set([draw(0), draw(1), draw(2), keyedDraws(rng(0, "b"), keys)(0)]).size).toBe(4);
  for (const x of [draw(0), draw(1), draw(2)]) expect(x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53)).toBe(true);
});
