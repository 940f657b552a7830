import fc from "fast-check";
import { expect, test } from "vitest";
import { gapAttribution } from "../../../src/explanations/gap/gap-attribution.js";
import { type Members, matched } from "../../../src/explanations/gap/matching.js";
import { forecast, sampledGap } from "../../../src/explanations/gap/sampled-gap.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { rng } from "../../../src/stats/rng.js";
import { type Table, tableFrom } from "../../../src/table/table.js";
import { columnsOf, ensembleOf, rowsOf, trees } from "../small-ensemble.js";

type Rows = readonly (readonly number[])[];
type Score = (row: readonly number[]) => number;

const valuesOf = (table: Table, names: readonly string[]): number[][] =>
  Array.from({ length: table.rows }, (_, i) =>
    names.map((name) => {
      const column = table.columns.get(name)!;
      return column.kind === "number" ? column.values[i]! : Number.NaN;
    }),
  );

/** Everything that a sampled gap needs for a function of rows of numbers, the first `inFirst` rows being the first group. */
function workOf(rows: Rows, inFirst: number, score: Score, { seed = 0, passes = 2 } = {}) {
  const names = rows[0]!.map((_, j) => `x${j}`);
  const table = tableFrom(Object.fromEntries(names.map((name, j) => [name, Float64Array.from(rows, (row) => row[j]!)])));
  const group = (from: number, to: number): Members => ({ rows: Int32Array.from({ length: to - from }, (_, i) => from + i) });
  const random = rng(seed, "work");
  const asked = { rows: 0, calls: 0 };
  const work = {
    table,
    units: names.map((name) => ({ name, columns: [name] })),
    pairs: matched(group(0, inFirst), group(inFirst, rows.length), random.fork("pairs")),
    base: Float64Array.from(rows, (row) => score(row)),
    passes,
    confidence: 0.95,
    ask: async (part: Table) => {
      asked.rows += part.rows;
      asked.calls++;
      return Float64Array.from(valuesOf(part, names), (row) => score(row));
    },
  };
  return { work, random: random.fork("orders"), asked };
}

const product: Score = ([a, b, c]) => a! * b! + 2 * c!;

test("golden S13: of a linear model the parts are the weights times the differences of means, without drawing error", async () => {
  // f = 3a − b; means (2, 1) and (1, 3): 3 and 2 of 5.
  const rows = [
    [1, 0],
    [3, 2],
    [0, 3],
    [2, 3],
  ];
  const { work, random } = workOf(rows, 2, ([a, b]) => 3 * a! - b!);
  const found = await sampledGap(work, random);
  expect(found!.gap).toBeCloseTo(5, 12);
  expect(found!.parts.map(({ value }) => value)).toEqual([expect.closeTo(3, 12), expect.closeTo(2, 12)]);
  expect(found!.parts.map(({ seMonteCarlo }) => seMonteCarlo)).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
});

test("golden S3, one pair each way: x0·x1 + 2·x2 + sin x3 against three rows", async () => {
  // Shapley values against the three rows of the background, reference §6 S3; one pass is exact without interactions of three.
  const rows = [
    [3, 2, 1, -1],
    [0, 0, 0, 0],
    [1, 2, -1, 0.5],
    [2, -1, 3, 1.5],
  ];
  const { work, random } = workOf(rows, 1, ([a, b, c, d]) => a! * b! + 2 * c! + Math.sin(d!), { passes: 1 });
  const found = await sampledGap(work, random);
  const golden = [2.5, 3.5, 0.6666666667, -1.3337778265];
  found!.parts.forEach(({ value }, j) => {
    expect(value).toBeCloseTo(golden[j]!, 9);
  });
  expect(found!.parts[0]!.seMonteCarlo).toBeNull();
});

test("an interaction of three: passes give ½ or 0, and many of them a third each", async () => {
  const and: Score = ([a, b, c]) => a! * b! * c!;
  const rows = [
    [1, 1, 1],
    [0, 0, 0],
  ];
  const pairs = { first: Int32Array.of(0), second: Int32Array.of(1), weight: Float64Array.of(1) };
  const one = workOf(rows, 1, and, { passes: 1 });
  const found = await sampledGap({ ...one.work, pairs }, one.random);
  expect(found!.parts.map(({ value }) => value).sort()).toEqual([0, 0.5, 0.5]);
  const many = workOf(rows, 1, and, { passes: 400 });
  const settled = await sampledGap({ ...many.work, pairs }, many.random);
  settled!.parts.forEach(({ value, seMonteCarlo }) => {
    expect(Math.abs(value - 1 / 3)).toBeLessThan(4 * seMonteCarlo!);
    expect(seMonteCarlo!).toBeGreaterThan(0.008);
    expect(seMonteCarlo!).toBeLessThan(0.016);
  });
});

test("parts add up to the gap between the means; an unused column has no part and no error; the forecast is kept", async () => {
  await fc.assert(
    fc.asyncProperty(trees(3), rowsOf(3, 6), rowsOf(3, 6), fc.nat(99), async (drawn, a, b, seed) => {
      const ensemble = ensembleOf(drawn, 4);
      const score: Score = (row) => rawScores(ensemble, columnsOf([row], 4), 1)[0]![0]!;
      const rows = [...a, ...b].map((row) => [...row, seed]);
      const { work, random, asked } = workOf(rows, a.length, score, { seed });
      const found = (await sampledGap(work, random))!;
      const mean = (from: number, to: number): number => work.base.slice(from, to).reduce((x, y) => x + y, 0) / (to - from);
      expect(found.gap).toBeCloseTo(mean(0, a.length) - mean(a.length, rows.length), 9);
      expect(found.residual).toBeLessThan(1e-10);
      expect(found.parts[3]).toMatchObject({ value: 0, se: 0, seMonteCarlo: 0 });
      expect(asked.rows).toBe(forecast(work, 2));
      expect(asked.calls).toBeLessThanOrEqual(4);
    }),
    { numRuns: 60 },
  );
});

test("swapping the groups turns every part round: golden S12", async () => {
  const random = rng(5, "swap");
  const first = Array.from({ length: 7 }, () => [random.next(), random.next(), random.next()]);
  const second = Array.from({ length: 5 }, () => [random.next(), random.next(), random.next()]);
  const there = workOf([...first, ...second], first.length, product);
  const back = workOf([...first, ...second], first.length, product);
  const turned = { ...back.work, pairs: { ...back.work.pairs, first: back.work.pairs.second, second: back.work.pairs.first } };
  const [a, b] = [await sampledGap(there.work, there.random), await sampledGap(turned, back.random)];
  a!.parts.forEach(({ value, se }, j) => {
    expect(b!.parts[j]!.value).toBeCloseTo(-value, 12);
    expect(b!.parts[j]!.se).toBeCloseTo(se, 12);
  });
});

test("columns that do the same have the same part", async () => {
  const random = rng(6, "same");
  const rows = Array.from({ length: 30 }, () => {
    const shared = random.next();
    return [shared, shared, random.next()];
  });
  const { work, random: orders } = workOf(rows, 12, ([a, b, c]) => a! * b! + c! * (a! + b!));
  const found = await sampledGap(work, orders);
  expect(found!.parts[0]!.value).toBeCloseTo(found!.parts[1]!.value, 12);
});

test("drawn parts are the exact ones of all pairs, within their drawing", async () => {
  const drawn = [
    {
      feature: 0,
      at: 0,
      left: { feature: 1, at: 0.5, left: { leaf: 3 }, right: { feature: 2, at: 0, left: { leaf: -4 }, right: { leaf: 5 } } },
      right: { feature: 2, at: 1, left: { leaf: 1 }, right: { leaf: 8 } },
    },
  ] as const;
  const ensemble = ensembleOf(drawn, 3);
  const score: Score = (row) => rawScores(ensemble, columnsOf([row], 3), 1)[0]![0]!;
  const random = rng(8, "exact");
  const rows = Array.from({ length: 60 }, (_, i) => [0, 1, 2].map(() => Math.floor(4 * random.next()) - 1.5 + (i < 25 ? 0.7 : 0)));
  const exact = gapAttribution(
    ensemble,
    { columns: columnsOf(rows.slice(0, 25), 3), rows: 25 },
    { columns: columnsOf(rows.slice(25), 3), rows: 35 },
  );
  const sums = [0, 0, 0];
  for (let seed = 0; seed < 150; seed++) {
    const one = workOf(rows, 25, score, { seed, passes: 1 });
    (await sampledGap(one.work, one.random))!.parts.forEach(({ value }, j) => {
      sums[j]! += value / 150;
    });
  }
  exact.parts.forEach(({ value }, j) => {
    expect(Math.abs(sums[j]! - value)).toBeLessThan(0.06);
  });
});

test("a budget that ends in the first pass leaves nothing; later it leaves fewer passes", async () => {
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
    [0, 1, 9],
  ];
  const none = workOf(rows, 1, product);
  expect(await sampledGap({ ...none.work, ask: async () => null }, none.random)).toBeNull();
  const some = workOf(rows, 1, product, { passes: 5 });
  expect(await sampledGap({ ...some.work, spent: () => true }, some.random)).toMatchObject({ passes: 1 });
});

test("95 % limits hold the true part and the true sum of two in about 95 % of samples, of scores and of decisions", async () => {
  // a and b lean on each other, c is apart. True parts from all pairs of a large sample.
  const random = rng(12, "sampled coverage");
  const draw = (n: number, shift: number): number[][] =>
    Array.from({ length: n }, () => {
      const shared = random.next();
      return [shared + shift, random.next() * 0.5 + shared, random.next()];
    });
  const decide: Score = ([a, b, c]) => (a! * b! + 0.5 * c! > 0.9 ? 1 : 0);
  const large = workOf([...draw(6000, 0.3), ...draw(6000, 0)], 6000, decide, { passes: 4 });
  const truth = (await sampledGap(large.work, large.random))!;
  const [part, both] = [truth.parts[0]!.value, truth.together(["x0", "x2"]).value];
  const held = { part: 0, both: 0 };
  const runs = 500;
  for (let i = 0; i < runs; i++) {
    const one = workOf([...draw(50, 0.3), ...draw(120, 0)], 50, decide, { seed: i });
    const found = (await sampledGap(one.work, one.random))!;
    if (found.parts[0]!.lower <= part && part <= found.parts[0]!.upper) held.part++;
    const sum = found.together(["x0", "x2"]);
    if (sum.lower <= both && both <= sum.upper) held.both++;
  }
  for (const share of [held.part / runs, held.both / runs]) {
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.975);
  }
});
