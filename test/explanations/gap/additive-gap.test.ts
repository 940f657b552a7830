import fc from "fast-check";
import { expect, test } from "vitest";
import { additiveGap } from "../../../src/explanations/gap/additive-gap.js";
import { rng } from "../../../src/stats/rng.js";

/** Rows of a linear model as its terms. */
const terms = (weights: readonly number[], rows: readonly (readonly number[])[], rowWeights?: readonly number[]) => ({
  terms: weights.map((weight, j) => Float64Array.from(rows, (row) => weight * row[j]!)),
  rows: rows.length,
  ...(rowWeights && { weights: Float64Array.from(rowWeights) }),
});

test("golden S11: means (2, 1) and (1, 3), weights (3, −1): parts 3 and 2 of a gap of 5", () => {
  // explain-robust reference, §6 S11; by hand 3·(2−1) and −1·(1−3).
  const beta = [3, -1];
  const found = additiveGap(
    ["a", "b"],
    terms(beta, [
      [1, 0],
      [3, 2],
    ]),
    terms(beta, [
      [0, 3],
      [2, 3],
    ]),
  );
  expect(found.gap).toBe(5);
  expect(found.parts.map(({ value }) => value)).toEqual([3, 2]);
  // s² of the first part: 9·2 in both groups of two, so se² = 18/2 + 18/2; of the second 2 and 0.
  expect(found.parts.map(({ se }) => se)).toEqual([expect.closeTo(Math.sqrt(18), 12), expect.closeTo(1, 12)]);
});

test("the error of a sum counts what errors share: opposite terms cancel", () => {
  const beta = [1, -1];
  const rows = [
    [1, 1],
    [5, 5],
    [9, 9],
  ];
  const found = additiveGap(
    ["a", "b"],
    terms(beta, rows),
    terms(beta, [
      [0, 2],
      [1, 3],
    ]),
  );
  expect(found.parts.every(({ se }) => se > 1)).toBe(true);
  expect(found.together(["a", "b"])).toMatchObject({ value: expect.closeTo(found.gap, 12), se: expect.closeTo(0, 12) });
  expect(found.together([])).toEqual({ value: 0, se: 0, lower: 0, upper: 0 });
});

test("whole weights are as good as repeated rows, apart from the error", () => {
  const beta = [2, 0.5];
  const other = terms(beta, [
    [1, 1],
    [0, 4],
  ]);
  const weighted = additiveGap(
    ["a", "b"],
    terms(
      beta,
      [
        [1, 2],
        [3, 0],
      ],
      [3, 1],
    ),
    other,
  );
  const repeated = additiveGap(
    ["a", "b"],
    terms(beta, [
      [1, 2],
      [1, 2],
      [1, 2],
      [3, 0],
    ]),
    other,
  );
  weighted.parts.forEach(({ value }, j) => {
    expect(value).toBeCloseTo(repeated.parts[j]!.value, 12);
  });
});

test("parts add up to the gap to 1e-12 of its terms, turn round with the groups, and equal columns have equal parts", () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  const rows = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(rows, rows, value, (first, second, beta) => {
      const twice = (list: readonly (readonly number[])[]) =>
        terms(
          [beta, beta, 0],
          list.map(([a]) => [a!, a!, 1]),
        );
      const there = additiveGap(["a", "copy", "idle"], twice(first), twice(second));
      const back = additiveGap(["a", "copy", "idle"], twice(second), twice(first));
      expect(there.residual).toBeLessThanOrEqual(1e-12 * Math.max(1, 100 * Math.abs(beta)));
      expect(there.parts[0]!.value).toBe(there.parts[1]!.value);
      expect(there.parts[2]).toMatchObject({ value: 0, se: 0 });
      there.parts.forEach(({ value: part }, j) => {
        expect(back.parts[j]!.value).toBeCloseTo(-part, 8);
      });
    }),
  );
});

test("95 % limits of a sum hold its true value in about 95 % of samples", () => {
  const random = rng(11, "additive coverage");
  const beta = [1, 2, -1];
  const draw = (n: number, shift: number) =>
    terms(
      beta,
      Array.from({ length: n }, () => {
        const shared = random.next();
        return [shared + shift, shared + random.next(), random.next() ** 2];
      }),
    );
  let held = 0;
  for (let i = 0; i < 1000; i++) {
    const { lower, upper } = additiveGap(["a", "b", "c"], draw(40, 0.3), draw(90, 0)).together(["a", "b"]);
    if (lower <= 0.3 && 0.3 <= upper) held++;
  }
  expect(held / 1000).toBeGreaterThan(0.93);
  expect(held / 1000).toBeLessThan(0.97);
});

test("rows of a cluster count as one: every row twice has the error of every row once, and without clusters a smaller one", () => {
  const beta = [2, -1];
  const [a, b] = [
    [
      [1, 4],
      [3, 0],
      [2, 2],
    ],
    [
      [0, 1],
      [5, 3],
    ],
  ];
  const twice = (rows: readonly (readonly number[])[]) => terms(beta, [...rows, ...rows]);
  const ids = (rows: number) => ({ clusters: Int32Array.from({ length: 2 * rows }, (_, i) => i % rows) });
  const once = additiveGap(["a", "b"], terms(beta, a), terms(beta, b));
  const clustered = additiveGap(["a", "b"], { ...twice(a), ...ids(3) }, { ...twice(b), ...ids(2) });
  const apart = additiveGap(["a", "b"], twice(a), twice(b));
  once.parts.forEach(({ value, se }, j) => {
    expect(clustered.parts[j]!.value).toBeCloseTo(value, 12);
    expect(clustered.parts[j]!.se).toBeCloseTo(se, 12);
    expect(apart.parts[j]!.se).toBeLessThan(0.8 * se);
  });
});
