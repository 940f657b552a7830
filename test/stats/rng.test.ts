import { expect, test } from "vitest";
import { chiSquaredSf } from "../../src/stats/chi-squared.js";
import { rng } from "../../src/stats/rng.js";

test("a stream is its seed and its path of names, however it is reached", () => {
  const first = (random: { u32(): number }): number[] => [random.u32(), random.u32(), random.u32()];
  expect(first(rng(7, "a").fork("b"))).toEqual(first(rng(7, "a", "b")));
  expect(first(rng(7).fork("a", "b"))).toEqual(first(rng(7, "a", "b")));
});

test("taking from a stream does not move its forks, and forking does not move the stream", () => {
  const used = rng(1, "x");
  used.next();
  used.fork("y").next();
  const fresh = rng(1, "x");
  fresh.next();
  expect(used.u32()).toBe(fresh.u32());
  expect(used.fork("y").u32()).toBe(rng(1, "x").fork("y").u32());
});

test("names and seeds that look alike are different streams", () => {
  const firsts = [rng(0), rng(1), rng(0, "1"), rng(0, 1), rng(0, "a", "b"), rng(0, "ab"), rng(0, "a,b"), rng(10), rng(1, 0)].map((one) =>
    one.u32(),
  );
  expect(new Set(firsts).size).toBe(firsts.length);
});

test("numbers are evenly spread: by thousandths, by the lowest bits, and below a number that is no power of two", () => {
  const random = rng(3, "even");
  const n = 200_000;
  const evenness = (draw: () => number, cells: number): number => {
    const counts = new Array<number>(cells).fill(0);
    for (let i = 0; i < n; i++) counts[draw()]!++;
    return chiSquaredSf(
      counts.reduce((sum, count) => sum + (count - n / cells) ** 2 / (n / cells), 0),
      cells - 1,
    );
  };
  expect(evenness(() => Math.floor(random.next() * 1000), 1000)).toBeGreaterThan(1e-4);
  expect(evenness(() => random.u32() & 7, 8)).toBeGreaterThan(1e-4);
  expect(evenness(() => random.below(7), 7)).toBeGreaterThan(1e-4);
});

test("below takes whole numbers from 1 to 2^32 and stays below them", () => {
  const random = rng(0, "below");
  expect(random.below(1)).toBe(0);
  for (let i = 0; i < 1000; i++) expect(random.below(2 ** 32 - 1)).toBeLessThan(2 ** 32 - 1);
  for (const wrong of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => random.below(wrong)).toThrow(RangeError);
});

test("next is a multiple of 2^-53 in [0, 1)", () => {
  const random = rng(0, "next");
  for (let i = 0; i < 1000; i++) {
    const x = random.next();
    expect(x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53)).toBe(true);
  }
});
