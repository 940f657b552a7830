import fc from "fast-check";
import { expect, test } from "vitest";
import type { Game } from "../../../src/explanations/shapley/coalitions.js";
import { backgroundMean, varyingPlayers } from "../../../src/explanations/shapley/coalitions.js";
import { exactEvals, exactShapley } from "../../../src/explanations/shapley/exact-shapley.js";
import { shapleyFromValues } from "../../../src/explanations/shapley/from-values.js";
import type { LocalShapley } from "../../../src/explanations/shapley/local-shapley.js";
import { permutationShap, usualPasses } from "../../../src/explanations/shapley/permutation-shap.js";
import { rng } from "../../../src/stats/rng.js";
import { all, asking, namesOf, tableOf } from "../asking.js";

type Fn = (...x: number[]) => number;

/** The last row of the table is explained, the others are the background. */
async function explained(f: Fn, rows: readonly (readonly number[])[], passes: number | null, seed = 0): Promise<LocalShapley> {
  const table = tableOf(rows);
  const own = rows.length - 1;
  const background = all(own);
  const names = namesOf(table);
  const game: Game = {
    ask: asking(f),
    table,
    given: names,
    players: names.map((name) => ({ name, columns: [name] })),
    background,
    weights: null,
  };
  const scores = rows.map((row) => f(...row));
  const ends = { base: backgroundMean(Float64Array.from(scores.slice(0, -1)), null), score: scores.at(-1)! };
  const varying = varyingPlayers(game, own);
  if (passes === null) return exactShapley(game, own, ends, varying);
  return permutationShap(game, own, ends, {
    varying,
    random: rng(seed, "test"),
    passes: { least: passes, most: passes, precision: usualPasses.precision },
  });
}

const near = (values: readonly number[], digits = 10) => values.map((x) => expect.closeTo(x, digits));

test("S1: of a linear function, coefficient times the distance from the background's mean", async () => {
  const found = await explained(
    (a, b) => 3 * a! - b!,
    [
      [1, 3],
      [3, 5],
      [4, 1],
    ],
    null,
  );
  expect(found.contributions).toEqual(near([3 * (4 - 2), -(1 - 4)]));
});

test("S2: and of two and of three shares equally; one pair of orders of three gives ½, 0 and ½ to somebody", async () => {
  const zeros = [0, 0, 0];
  const and3: Fn = (a, b, c) => a! * b! * c!;
  expect(
    (
      await explained(
        (a, b) => a! * b!,
        [
          [0, 0],
          [1, 1],
        ],
        null,
      )
    ).contributions,
  ).toEqual(near([0.5, 0.5]));
  expect((await explained(and3, [zeros, [1, 1, 1]], null)).contributions).toEqual(near([1 / 3, 1 / 3, 1 / 3]));
  const once = await explained(and3, [zeros, [1, 1, 1]], 1);
  expect([...once.contributions].sort()).toEqual(near([0, 0.5, 0.5]));
  const many = await explained(and3, [zeros, [1, 1, 1]], 200);
  for (const [j, value] of many.contributions.entries()) expect(Math.abs(value - 1 / 3)).toBeLessThan(4 * many.se[j]!);
  expect(many.se[0]).toBeGreaterThan(0.005);
});

// Figures of shap 0.51.0: its exact, kernel and permutation explainers agree on the first; the second needs every coalition.
test("S3: the figures of shap for products, a sine and three features at once", async () => {
  const rows = [
    [0, 0, 0, 0],
    [1, 2, -1, 0.5],
    [2, -1, 3, 1.5],
    [3, 2, 1, -1],
  ];
  const f: Fn = (a, b, c, d) => a! * b! + 2 * c! + Math.sin(d!);
  for (const passes of [null, 1]) {
    const found = await explained(f, rows, passes);
    expect([found.base, found.score]).toEqual(near([1.8256401751, 7.1585290152]));
    expect(found.contributions).toEqual(near([2.5, 3.5, 0.6666666667, -1.3337778265], 9));
  }
  expect((await explained((a, b, c, d) => a! * b! * c! + d!, rows, null)).contributions).toEqual(
    near([0.8333333333, 5.5, 2.3333333333, -1.6666666667], 9),
  );
});

test("S7: no feature is dropped: fifteen coefficients come back as they are", async () => {
  const weights = Array.from({ length: 15 }, (_, i) => 1 - (i * 0.9) / 14);
  const f: Fn = (...x) => x.reduce((sum, value, i) => sum + weights[i]! * value, 0);
  const found = await explained(f, [weights.map(() => 0), weights.map(() => 1)], 3);
  expect(found.contributions).toEqual(near(weights));
  expect(found.settled).toBe(true);
});

test("passes end when errors are small, and say when they are not", async () => {
  const table = [
    [0, 0, 0],
    [1, 1, 1],
  ];
  const and3: Fn = (a, b, c) => a! * b! * c!;
  const additive = await explained((a, b, c) => a! + b! + c!, table, 3);
  expect([additive.settled, ...additive.se]).toEqual([true, 0, 0, 0]);
  expect((await explained(and3, table, 3, 1)).settled).toBe(false);
});

const twoWay = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 10, maxLength: 10 });
const threeRows = fc.array(fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -2, max: 2 }))), { minLength: 3, maxLength: 5 });
/** A polynomial of four numbers with all their products of two. */
const polynomial =
  (c: readonly number[]): Fn =>
  (...x) =>
    x.reduce((sum, a, i) => sum + c[i]! * a + x.slice(i + 1).reduce((part, b, k) => part + c[4 + ((i + k) % 6)]! * a * b, 0), 0);

test("contributions add up; a feature without effect has none; of a sum they are the sum; one pass is exact without effects of three", async () => {
  await fc.assert(
    fc.asyncProperty(twoWay, twoWay, threeRows, async (one, two, rows) => {
      const [f, g] = [polynomial(one), polynomial(two)];
      const own = await explained(f, rows, null);
      const sum = own.contributions.reduce((a, b) => a + b, own.base);
      expect(sum).toBeCloseTo(own.score, 9);
      const other = await explained(g, rows, null);
      const both = await explained((...x) => f(...x) + g(...x), rows, null);
      expect(both.contributions).toEqual(
        near(
          own.contributions.map((x, j) => x + other.contributions[j]!),
          8,
        ),
      );
      const unused = await explained((a, _, c, d) => f(a!, 1, c!, d!), rows, null);
      expect(unused.contributions[1]).toBe(0);
      expect((await explained(f, rows, 1)).contributions).toEqual(near(own.contributions, 8));
    }),
    { numRuns: 40 },
  );
});

test("features that do the same have the same: columns may change places", async () => {
  await fc.assert(
    fc.asyncProperty(threeRows, async (rows) => {
      const f: Fn = (a, b, c, d) => a! * b! * (c! + 1) + d!;
      const turned = rows.map(([a, b, c, d]) => [b!, a!, c!, d!]);
      const [one, two] = [(await explained(f, rows, null)).contributions, (await explained(f, turned, null)).contributions];
      expect([two[1], two[0], two[2], two[3]]).toEqual(near(one));
    }),
    { numRuns: 30 },
  );
});

test("what is asked is counted beforehand, and nothing is asked for a row like the background", async () => {
  expect([exactEvals(3, 10), exactEvals(1, 10), exactEvals(0, 10)]).toEqual([60, 0, 0]);
  const same = await explained(
    (a, b) => a! + b!,
    [
      [1, 2],
      [1, 2],
    ],
    null,
  );
  expect([same.contributions, same.base]).toEqual([[0, 0], 3]);
  expect(shapleyFromValues(Float64Array.of(5))).toHaveLength(0);
  expect([...shapleyFromValues(Float64Array.of(1, 4))]).toEqual([3]);
});

test("missing values take part as they are; players of several columns come and go together", async () => {
  const table = tableOf([
    [0, 0, 0],
    [1, 1, Number.NaN],
  ]);
  const game: Game = {
    ask: asking((a, b, c) => a! * b! + (Number.isNaN(c!) ? 5 : 0)),
    table,
    given: ["x0", "x1", "x2"],
    players: [
      { name: "both", columns: ["x0", "x1"] },
      { name: "x2", columns: ["x2"] },
    ],
    background: all(1),
    weights: null,
  };
  const found = await exactShapley(game, 1, { base: 0, score: 6 }, varyingPlayers(game, 1));
  expect(found.contributions).toEqual(near([1, 5]));
});
