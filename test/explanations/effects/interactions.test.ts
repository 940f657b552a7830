import fc from "fast-check";
import { expect, test } from "vitest";
import { partialAtRows } from "../../../src/explanations/effects/asked-interactions.js";
import { interaction } from "../../../src/explanations/effects/interaction.js";
import { leafInteractions } from "../../../src/explanations/effects/leaf-interactions.js";
import { leafScores } from "../../../src/explanations/leaf-scores.js";
import { all, asking, namesOf, tableOf } from "../asking.js";
import { columnsOf, ensembleOf, rowsOf, trees } from "../small-ensemble.js";

async function ofPair(f: (...x: number[]) => number, rows: readonly (readonly number[])[]) {
  const table = tableOf(rows);
  const of = { table, given: namesOf(table), points: all(rows.length), background: all(rows.length), weights: null };
  const partial = (...names: string[]) => partialAtRows(asking(f), of, new Set(names));
  return interaction(await partial("x0", "x1"), await partial("x0"), await partial("x1"));
}

const square = (size: number, from: number, to: number) =>
  Array.from({ length: size }, (_, i) => from + ((i + 0.5) * (to - from)) / size).flatMap((a, _, axis) => axis.map((b) => [a, b]));

test("E4: H² is 0 for a sum, 1 for a product of centred numbers, 1/55 for (1 + x)(1 + y) on (0, 1)", async () => {
  expect((await ofPair((a, b) => a! + b!, square(8, 0, 1))).h2).toBeCloseTo(0, 12);
  expect((await ofPair((a, b) => a! * b!, square(8, -1, 1))).h2).toBeCloseTo(1, 12);
  const found = await ofPair((a, b) => (1 + a!) * (1 + b!), square(24, 0, 1));
  expect(found.h2).toBeCloseTo(1 / 55, 4);
  // What is missed is (x − ½)(y − ½), of variance 1/144.
  expect(found.strength).toBeCloseTo(1 / 12, 3);
});

test("a joint effect that does not vary has no H², and a weak one shows by its strength", async () => {
  expect(await ofPair(() => 7, square(4, 0, 1))).toEqual({ h2: null, strength: 0 });
  const weak = await ofPair((a, b) => 1e-9 * a! * b!, square(4, -1, 1));
  expect(weak.h2).toBeCloseTo(1, 6);
  expect(weak.strength).toBeLessThan(1e-9);
  expect(interaction(new Float64Array(0), new Float64Array(0), new Float64Array(0))).toEqual({ h2: null, strength: 0 });
});

test("from leaves: the numbers of asking, for every pair and every total; pairs that never meet are left out", async () => {
  await fc.assert(
    fc.asyncProperty(trees(3), rowsOf(3, 5), rowsOf(3, 5), async (drawn, own, other) => {
      const ensemble = ensembleOf(drawn, 3, 0.5);
      const found = leafInteractions(
        ensemble,
        { columns: columnsOf(own, 3), rows: own.length },
        { columns: columnsOf(other, 3), rows: other.length },
      );
      const rows = [...own, ...other];
      const table = tableOf(rows);
      const of = {
        table,
        given: namesOf(table),
        points: all(own.length),
        background: all(other.length, own.length),
        weights: null,
      };
      const ask = asking((...x) => leafScores(ensemble, columnsOf([x], 3), 1)[0]!);
      const partial = (...features: number[]) => partialAtRows(ask, of, new Set(features.map((j) => `x${j}`)));
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        const wanted = interaction(await partial(a, b), await partial(a), await partial(b));
        const pair = found.pairs.find(({ features }) => features[0] === a && features[1] === b);
        expect(pair?.strength ?? 0).toBeCloseTo(wanted.strength, 9);
      }
      for (const j of [0, 1, 2]) {
        const others = [0, 1, 2].filter((one) => one !== j);
        const wanted = interaction(await partial(0, 1, 2), await partial(j), await partial(...others));
        expect(found.totals[j]!.strength).toBeCloseTo(wanted.strength, 9);
      }
    }),
    { numRuns: 60 },
  );
});

test("weights of the background count as rows", () => {
  const drawn = { feature: 0, at: 0.5, left: { leaf: 0 }, right: { feature: 1, at: 0.5, left: { leaf: 0 }, right: { leaf: 4 } } };
  const ensemble = ensembleOf([drawn], 2);
  const points = { columns: columnsOf(square(2, 0, 1), 2), rows: 4 };
  const rows = [
    [0, 0],
    [1, 1],
    [1, 1],
  ];
  const replicated = leafInteractions(ensemble, points, { columns: columnsOf(rows, 2), rows: 3 });
  const weighted = leafInteractions(ensemble, points, {
    columns: columnsOf(rows.slice(0, 2), 2),
    rows: 2,
    weights: Float64Array.of(1, 2),
  });
  expect(weighted.pairs[0]!.strength).toBeCloseTo(replicated.pairs[0]!.strength, 12);
  expect(weighted.pairs[0]!.h2).toBeGreaterThan(0);
});
