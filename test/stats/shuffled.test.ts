import { expect, test } from "vitest";
import { rng } from "../../src/stats/rng.js";
import { shuffledPlaces } from "../../src/stats/shuffled.js";

test("every place once; none and one stay; a stream gives one order", () => {
  for (const length of [0, 1, 2, 7, 300])
    expect([...shuffledPlaces(length, rng(1, length))].sort((a, b) => a - b)).toEqual([...Array(length).keys()]);
  expect(shuffledPlaces(50, rng(3))).toEqual(shuffledPlaces(50, rng(3)));
  expect(shuffledPlaces(50, rng(3))).not.toEqual(shuffledPlaces(50, rng(4)));
});

test("the six orders of three are equally likely: chi-squared of 6,000 draws is below 20.5, which chance passes once in a thousand", () => {
  const random = rng(0, "shuffled");
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffledPlaces(3, random).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  expect([...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(20.5);
});
