import fc from "fast-check";
import { expect, test } from "vitest";
import { explainedShare } from "../../src/stats/explained-share.js";
import { newcombe } from "../../src/stats/newcombe.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { limitsOfDifference, limitsOfMean, rowMean } from "../../src/stats/row-mean.js";
import { studentQuantile } from "../../src/stats/student.js";
import { wilson } from "../../src/stats/wilson.js";

const plain = { weights: null, clusters: null };

test("by hand: 1, 2, 6 have the mean 3 and the variance of the mean 14/6", () => {
  const mean = rowMean([1, 2, 6, Number.NaN], [0, 1, 2, 3], plain)!;
  expect(mean).toMatchObject({ value: 3, rows: 3, weight: 3, df: 2, share: false });
  expect(mean.variance).toBeCloseTo(14 / 6, 12);
  const { lower } = limitsOfMean(mean, 0.05)!;
  expect(lower).toBeCloseTo(3 - Math.sqrt(14 / 6) * studentQuantile(0.95, 2), 12);
});

test("zeros and ones are a share, with Wilson's limits; differences have Newcombe's", () => {
  const [a, b] = [rowMean([1, 1, 0, 0], [0, 1, 2], plain)!, rowMean([0, 0, 1, 0], [0, 1, 2, 3], plain)!];
  expect(a).toMatchObject({ share: true, rows: 3 });
  expect(a.nEff).toBeCloseTo(3, 12);
  const z = normalQuantile(0.975);
  expect(limitsOfMean(a, 0.025)!.lower).toBeCloseTo(wilson(2 / 3, 3, z).lower, 12);
  const expected = newcombe({ value: 2 / 3, ...wilson(2 / 3, 3, z) }, { value: 0.25, ...wilson(0.25, 4, z) });
  expect(limitsOfDifference(a, b, 0.025)!.upper).toBeCloseTo(expected.upper, 12);
});

test("weights move the mean, and equal weights of any size change nothing", () => {
  expect(rowMean([0, 10], [0, 1], { weights: [3, 1], clusters: null })!.value).toBe(2.5);
  const [one, ten] = [1, 10].map((w) => rowMean([1, 2, 6], [0, 1, 2], { weights: [w, w, w], clusters: null })!);
  expect(ten!.variance).toBeCloseTo(one!.variance!, 12);
});

test("rows repeated within clusters narrow no limit", () => {
  const once = rowMean([1, 2, 6], [0, 1, 2], { weights: null, clusters: [7, 8, 9] })!;
  const thrice = rowMean([1, 1, 1, 2, 2, 2, 6, 6, 6], [...Array(9).keys()], { weights: null, clusters: [7, 7, 7, 8, 8, 8, 9, 9, 9] })!;
  expect(thrice.variance).toBeCloseTo(once.variance!, 12);
  const shares = rowMean([1, 1, 1, 0, 0, 0], [...Array(6).keys()], { weights: null, clusters: [1, 1, 1, 2, 2, 2] })!;
  expect(shares.nEff).toBeCloseTo(2, 12);
});

test("no rows, no weight, one row", () => {
  expect(rowMean([1], [], plain)).toBeNull();
  expect(rowMean([1], [0], { weights: [0], clusters: null })).toBeNull();
  expect(rowMean([Number.NaN], [0], plain)).toBeNull();
  expect(limitsOfMean(rowMean([5], [0], plain)!, 0.05)).toBeNull();
});

test("the order of the rows changes nothing, to the last bit", () => {
  const row = fc.record({
    y: fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    w: fc.integer({ min: 1, max: 5 }),
    c: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.infiniteStream(fc.double({ noNaN: true })), (rows, keys) => {
      const key = new Map(rows.map((one) => [one, keys.next().value]));
      const mixed = rows.toSorted((a, b) => key.get(a)! - key.get(b)!);
      const of = (list: typeof rows) =>
        rowMean(
          list.map(({ y }) => y),
          [...list.keys()],
          { weights: list.map(({ w }) => w), clusters: null },
        );
      expect(of(mixed)).toEqual(of(rows));
    }),
  );
});

test("explained share by hand: 1, 2, 3 predicted as 1, 2, 2 leaves half", () => {
  const found = explainedShare([1, 2, 3], [1, 2, 2], [0, 1, 2], { ...plain, alpha: 0.025 })!;
  expect(found.value).toBeCloseTo(0.5, 12);
  expect(explainedShare([1, 1, 1], [1, 1, 2], [0, 1, 2], { ...plain, alpha: 0.025 })).toBeNull();
  expect(explainedShare([1, 2, 3], [1, 2, 3], [0, 1, 2], { ...plain, alpha: 0.025 })).toMatchObject({ value: 1, lower: 1, upper: 1 });
});

test("a few heavy rows that are all alike do not count as many: no more rows stand behind a share than its weights leave", () => {
  // One row in ten stands for half of everybody, and none of those is a hit: Kish's 1 / (0.25 / 10 + 0.25 / 90) = 36 rows.
  const values = Float64Array.from({ length: 100 }, (_, i) => (i >= 10 && i % 10 === 0 ? 1 : 0));
  const weights = Float64Array.from({ length: 100 }, (_, i) => (i < 10 ? 9 : 1));
  const mean = rowMean(values, Int32Array.from(values.keys()), { weights, clusters: null })!;
  expect(mean.nEff).toBeCloseTo(36, 9);
  expect(mean.df).toBeCloseTo(35, 9);
});
