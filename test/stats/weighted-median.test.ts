import fc from "fast-check";
import { expect, test } from "vitest";
import { rng } from "../../src/stats/rng.js";
import { weightedMedian } from "../../src/stats/weighted-median.js";

test("half of the weight is at or below it; rows without weight are nobody", () => {
  expect(weightedMedian([1, 2, 3], null, 0.95)!.value).toBe(2);
  expect(weightedMedian([1, 2, 3], [1, 1, 4], 0.95)!.value).toBe(3);
  expect(weightedMedian([1, 2, 3, 4], [1, 1, 1, 1], 0.95)!.value).toBe(2);
  expect(weightedMedian([9, 1, 2], [0, 1, 1], 0.95)!.value).toBe(1);
  expect(weightedMedian([1, Infinity, Infinity], [1, 1, 1], 0.95)!.value).toBe(Infinity);
  expect(weightedMedian([], null, 0.95)).toBeNull();
  expect(weightedMedian([4], [0], 0.95)).toBeNull();
  // Without weights the limits are those of order statistics.
  expect(weightedMedian([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], null, 0.95)).toEqual({ value: 5, lower: 2, upper: 9 });
});

test("weights of one size change nothing; a weight of two is a row twice; the order does not matter", () => {
  const rows = fc.array(fc.record({ x: fc.integer({ min: 0, max: 20 }), w: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(rows, (list) => {
      const of = (some: typeof list, weighed: boolean, scale = 1) =>
        weightedMedian(
          some.map(({ x }) => x),
          weighed ? some.map(({ w }) => w * scale) : null,
          0.9,
        )!;
      const twice = list.flatMap((row) => Array.from({ length: row.w }, () => row));
      expect(of(list, true).value).toBe(of(twice, false).value);
      expect(of(list, true, 7)).toEqual(of(list, true));
      expect(of([...list].reverse(), true)).toEqual(of(list, true));
      const { value, lower, upper } = of(list, true);
      expect(lower <= value && value <= upper).toBe(true);
    }),
  );
});

test("limits of weighted rows hold the median of all people as often as they say", () => {
  const runs = 400;
  let missed = 0;
  for (let run = 0; run < runs; run++) {
    const random = rng(3, "weighted median", run);
    const x = Array.from({ length: 80 }, () => -Math.log(1 - random.next()));
    const { lower, upper } = weightedMedian(
      x,
      x.map(() => [0.5, 1, 3][random.below(3)]!),
      0.9,
    )!;
    if (lower > Math.LN2 || upper < Math.LN2) missed++;
  }
  expect(missed / runs).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / runs));
});
