import { expect, test } from "vitest";
import { fairSage, type SageWork } from "../../../src/explanations/gap/fair-sage.js";
import type { Influenced } from "../../../src/explanations/permutation/accumulated.js";
import { rotatedDonors } from "../../../src/explanations/permutation/donors.js";
import { rng } from "../../../src/stats/rng.js";
import { type Table, tableFrom } from "../../../src/table/table.js";

type Score = (row: readonly number[]) => number;

/** Difference of means of the first rows and the others, with each row's influence. */
function meanGap(inFirst: number, count: number) {
  const mean = (scores: Float64Array, from: number, to: number): number => scores.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
  return (scores: Float64Array): Influenced => {
    const [a, b] = [mean(scores, 0, inFirst), mean(scores, inFirst, count)];
    const influence = scores.map((score, i) => (i < inFirst ? (score - a) / inFirst : -(score - b) / (count - inFirst)));
    return { value: a - b, influence };
  };
}

function workOf(rows: readonly (readonly number[])[], inFirst: number, score: Score, more: Partial<SageWork> = {}, seed = 0) {
  const names = rows[0]!.map((_, j) => `x${j}`);
  const table = tableFrom(Object.fromEntries(names.map((name, j) => [name, Float64Array.from(rows, (row) => row[j]!)])));
  const all = Int32Array.from({ length: rows.length }, (_, i) => i);
  const random = rng(seed, "sage");
  const work: SageWork = {
    table,
    units: names.map((name) => ({ name, columns: [name] })),
    rows: all,
    base: Float64Array.from(rows, (row) => score(row)),
    donorOf: rotatedDonors([{ recipients: all, donors: all }], rows.length, random.fork("donors")),
    measure: meanGap(inFirst, rows.length),
    ask: async (part: Table) =>
      Float64Array.from({ length: part.rows }, (_, i) =>
        score(
          names.map((name) => {
            const column = part.columns.get(name)!;
            return column.kind === "number" ? column.values[i]! : Number.NaN;
          }),
        ),
      ),
    draws: { least: 4, most: 4 },
    confidence: 0.95,
    sets: [["x0", "x2"]],
    ...more,
  };
  return { work, random };
}

test("golden S13 and S11 by donors of everybody: all shifts give the parts of the linear model, 3 and 2 of 5, and nothing is left", async () => {
  const rows = [
    [1, 0],
    [3, 2],
    [0, 3],
    [2, 3],
  ];
  // Three shifts: every row meets all others, so that the drawing adds nothing but the leaving out of oneself: n / (n − 1).
  const { work, random } = workOf(rows, 2, ([a, b]) => 3 * a! - b!, { draws: { least: 3, most: 3 } });
  const found = (await fairSage(work, random))!;
  expect(found.gap).toBe(5);
  expect(found.parts[0]!.value).toBeCloseTo((3 * 4) / 3, 12);
  expect(found.parts[1]!.value).toBeCloseTo((2 * 4) / 3, 12);
  expect(found.start.value).toBeCloseTo(-5 / 3, 12);
});

test("the parts and the start add up to the gap in every run, and an unused column has no part", async () => {
  const random = rng(3, "rows");
  const rows = Array.from({ length: 80 }, (_, i) => [random.next() + (i < 30 ? 0.4 : 0), random.next(), random.next(), random.next()]);
  const one = workOf(rows, 30, ([a, b, c]) => (a! * b! + c! > 0.9 ? 1 : 0));
  const found = (await fairSage(one.work, one.random))!;
  expect(found.parts.reduce((sum, { value }) => sum + value, found.start.value)).toBeCloseTo(found.gap, 12);
  expect(found.parts[3]).toMatchObject({ value: 0, se: 0 });
  expect(found.sums[0]!.value).toBeCloseTo(found.parts[0]!.value + found.parts[2]!.value, 12);
  expect(found.sums[0]!.se).toBeLessThan(found.parts[0]!.se + found.parts[2]!.se);
});

test("of a linear model with many rows the parts are β(x̄₁ − x̄₂) within their drawing", async () => {
  const random = rng(4, "many");
  const rows = Array.from({ length: 400 }, (_, i) => [random.next() + (i < 150 ? 0.5 : 0), random.next() - (i < 150 ? 0.2 : 0)]);
  const one = workOf(rows, 150, ([a, b]) => 2 * a! - b!, { draws: { least: 20, most: 20 } });
  const found = (await fairSage(one.work, one.random))!;
  const mean = (j: number, from: number, to: number): number => rows.slice(from, to).reduce((sum, row) => sum + row[j]!, 0) / (to - from);
  [2, -1].forEach((beta, j) => {
    const { value, seMonteCarlo } = found.parts[j]!;
    expect(Math.abs(value - beta * (mean(j, 0, 150) - mean(j, 150, 400)))).toBeLessThan(4 * seMonteCarlo! + 0.01);
  });
  expect(Math.abs(found.start.value)).toBeLessThan(2 * found.start.se);
});

test("draws end when they say little more, when the budget is spent, and count those without a value", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [i % 7, i % 3, i % 5]);
  const score: Score = ([a, b, c]) => a! + b! * c!;
  const settled = workOf(rows, 25, score, { draws: { least: 2, most: 500 } });
  expect((await fairSage(settled.work, settled.random))!.draws).toBeLessThan(500);
  const spent = workOf(rows, 25, score, { draws: { least: 4, most: 9 }, spent: () => true });
  expect((await fairSage(spent.work, spent.random))!.draws).toBe(1);
  const stopped = workOf(rows, 25, score, { ask: async () => null });
  expect(await fairSage(stopped.work, stopped.random)).toBeNull();
  const whole = meanGap(25, 60);
  let asked = 0;
  const sometimes = workOf(rows, 25, score, { measure: (scores) => (asked++ === 3 ? null : whole(scores)) });
  expect(await fairSage(sometimes.work, sometimes.random)).toMatchObject({ draws: 3, undefinedDraws: 1 });
});

test("95 % limits hold the true part in about 95 % of samples", async () => {
  const random = rng(13, "sage coverage");
  const score: Score = ([a, b, c]) => (a! + a! * b! + 0.5 * c! > 1 ? 1 : 0);
  const draw = (n: number, shift: number): number[][] =>
    Array.from({ length: n }, () => [random.next() + shift, random.next(), random.next()]);
  const large = workOf([...draw(8000, 0.3), ...draw(12_000, 0)], 8000, score, { draws: { least: 10, most: 10 } });
  const truth = (await fairSage(large.work, large.random))!;
  const held = { part: 0, sum: 0 };
  const runs = 300;
  for (let i = 0; i < runs; i++) {
    const one = workOf([...draw(60, 0.3), ...draw(90, 0)], 60, score, { draws: { least: 6, most: 6 } }, i);
    const found = (await fairSage(one.work, one.random))!;
    if (found.parts[0]!.lower <= truth.parts[0]!.value && truth.parts[0]!.value <= found.parts[0]!.upper) held.part++;
    if (found.sums[0]!.lower <= truth.sums[0]!.value && truth.sums[0]!.value <= found.sums[0]!.upper) held.sum++;
  }
  for (const share of [held.part / runs, held.sum / runs]) {
    expect(share).toBeGreaterThan(0.91);
    expect(share).toBeLessThan(0.985);
  }
});
