import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gapAttribution } from "../../../src/explanations/gap/gap-attribution.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { readLightgbm } from "../../../src/models/trees/lightgbm.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";
import { columnsOf, type Drawn, ensembleOf, rowsOf, trees } from "../small-ensemble.js";

const some = (rows: readonly (readonly number[])[], features: number) => ({ columns: columnsOf(rows, features), rows: rows.length });

/** A tree that gives so much above 0.5 on one feature. */
const step = (feature: number, height: number): Drawn => ({ feature, at: 0.5, left: { leaf: 0 }, right: { leaf: height } });

test("an additive model by hand: each part is the feature's weight times the difference of shares", () => {
  // 3·1(x0) − 1·1(x1): shares of ones 3/4 and 1/4 in x0, 1/2 and 1 in x1.
  const ensemble = ensembleOf([step(0, 3), step(1, -1)], 2);
  const first = some(
    [
      [1, 1],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
    2,
  );
  const second = some(
    [
      [1, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    2,
  );
  const found = gapAttribution(ensemble, first, second);
  expect(found.gap).toBeCloseTo(3 * 0.5 + 0.5, 12);
  expect(found.parts.map(({ value }) => value)).toEqual([expect.closeTo(1.5, 12), expect.closeTo(0.5, 12)]);
  // Two samples of four with s² = 9·(1/4): se² = 2·(9/4)/4 in x0.
  expect(found.parts[0]!.se).toBeCloseTo(Math.sqrt((9 * 0.25 + 9 * 0.25) / 4), 12);
});

test("parts add up to the gap in mean score, and swapping the groups turns every part round", () => {
  fc.assert(
    fc.property(trees(3), rowsOf(3, 6), rowsOf(3, 6), (drawn, a, b) => {
      const ensemble = ensembleOf(drawn, 3);
      const found = gapAttribution(ensemble, some(a, 3), some(b, 3));
      const mean = (rows: readonly (readonly number[])[]): number =>
        rawScores(ensemble, columnsOf(rows, 3), rows.length)[0]!.reduce((x, y) => x + y, 0) / rows.length;
      expect(found.gap).toBeCloseTo(mean(a) - mean(b), 10);
      expect(found.residual).toBeLessThan(1e-10);
      const back = gapAttribution(ensemble, some(b, 3), some(a, 3));
      found.parts.forEach(({ value, se }, j) => {
        expect(back.parts[j]!.value).toBeCloseTo(-value, 10);
        expect(back.parts[j]!.se).toBeCloseTo(se, 10);
      });
    }),
    { numRuns: 100 },
  );
});

test("a feature that the model does not use has no part and no error", () => {
  const found = gapAttribution(
    ensembleOf([step(0, 3)], 2),
    some(
      [
        [1, 0],
        [1, 5],
      ],
      2,
    ),
    some(
      [
        [0, 9],
        [1, 2],
      ],
      2,
    ),
  );
  expect(found.parts[1]).toMatchObject({ value: 0, se: 0 });
});

test("on a real model the parts add up to 1e-12 of the gap", () => {
  const folder = "fixtures/oracle/trees";
  const ensemble = readLightgbm(readFileSync(`${folder}/lightgbm-binary.txt`, "utf8"), "m");
  const table = tableFrom(JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>);
  const columns = featureColumns(table, ensemble.features);
  const part = (from: number, to: number) => ({ columns: columns.map((column) => column.slice(from, to)), rows: to - from });
  const found = gapAttribution(ensemble, part(0, 90), part(90, 240));
  expect(found.residual).toBeLessThan(1e-12);
  const raw = rawScores(ensemble, columns, table.rows)[0]!;
  const mean = (from: number, to: number): number => raw.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
  expect(found.gap).toBeCloseTo(mean(0, 90) - mean(90, 240), 12);
});

test("95 % limits of a part hold its true value in about 95 % of samples", () => {
  // x0 is 1 with chance 0.7 and 0.4, x1 with 0.5 and 0.5; f = 2·x0 and x1 only where x0: interaction. True parts by averaging many pairs.
  const ensemble = ensembleOf(
    [step(0, 2), { feature: 0, at: 0.5, left: { leaf: 0 }, right: { feature: 1, at: 0.5, left: { leaf: 0 }, right: { leaf: 1 } } }],
    2,
  );
  const random = rng(3, "gap coverage");
  const sample = (n: number, p0: number, p1: number) =>
    some(
      Array.from({ length: n }, () => [random.next() < p0 ? 1 : 0, random.next() < p1 ? 1 : 0]),
      2,
    );
  const truth = gapAttribution(ensemble, sample(60_000, 0.7, 0.5), sample(60_000, 0.4, 0.5)).parts[0]!.value;
  let held = 0;
  const runs = 400;
  for (let i = 0; i < runs; i++) {
    const { lower, upper } = gapAttribution(ensemble, sample(80, 0.7, 0.5), sample(120, 0.4, 0.5)).parts[0]!;
    if (lower <= truth && truth <= upper) held++;
  }
  expect(held / runs).toBeGreaterThan(0.92);
  expect(held / runs).toBeLessThan(0.98);
});
