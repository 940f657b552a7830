import { expect, test } from "vitest";
import { type Loss, logLoss, sage, squaredError } from "../../../src/explanations/shapley/sage.js";
import { rng } from "../../../src/stats/rng.js";
import { all, asking, namesOf, tableOf } from "../asking.js";

type Fn = (...x: number[]) => number;

interface Asked {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly loss?: Loss;
  readonly threshold?: number;
  readonly maxEvals?: number;
  readonly background?: Int32Array;
  readonly weights?: Float64Array | null;
}

function found(f: Fn, { rows, labels, loss = squaredError, threshold = 0.025, maxEvals = 2_000_000, background, weights = null }: Asked) {
  const table = tableOf(rows);
  const names = namesOf(table);
  const scores = Float64Array.from(rows, (row) => f(...row));
  const everybody = all(rows.length);
  return sage({
    game: {
      ask: asking(f),
      table,
      given: names,
      players: names.map((name) => ({ name, columns: [name] })),
      background: background ?? everybody,
      weights: null,
    },
    rows: everybody,
    labels: Float64Array.from(labels),
    rowWeights: weights,
    scores,
    backgroundScores: Float64Array.from(background ?? everybody, (row) => scores[row]!),
    population: rows.length,
    loss,
    random: rng(3, "sage"),
    threshold,
    maxEvals,
  });
}

const grid = [-1, 0, 1].flatMap((a) => [-1, 0, 1].flatMap((b) => [-1, 0, 1].map((c) => [a, b, c])));
const linear: Fn = (a, b, c) => 2 * a! + b! - c!;

test("S10: of a linear function on a grid, β² Var: 8/3, 2/3, 2/3, and they add up to its variance", async () => {
  const { values, se, converged, draws } = await found(linear, { rows: grid, labels: grid.map((row) => linear(...row)) });
  expect(converged).toBe(true);
  [8 / 3, 2 / 3, 2 / 3].forEach((wanted, j) => {
    expect(Math.abs(values[j]! - wanted)).toBeLessThan(4 * se[j]!);
  });
  expect(Math.max(...se)).toBeLessThanOrEqual(0.025 * (Math.max(...values) - Math.min(...values)));
  // Every row as often as every other: the sum has no error of drawing.
  const even = await found(linear, { rows: grid, labels: grid.map((row) => linear(...row)), threshold: 0, maxEvals: 27 * 2 * 27 * 64 });
  expect(even.draws % 27).toBe(0);
  expect(even.values.reduce((a, b) => a + b, 0)).toBeCloseTo(4, 10);
  expect(draws).toBeGreaterThan(64);
});

test("a background that is a sample is no dearer: squared error takes s²/n off again", async () => {
  const labels = grid.map((row) => linear(...row));
  const few = Int32Array.of(0, 5, 13, 18, 22, 26);
  const sampled = await found(linear, { rows: grid, labels, background: few, threshold: 0.02 });
  expect(sampled.values.reduce((a, b) => a + b, 0)).toBeGreaterThan(3);
});

test("log loss: a feature that says nothing saves nothing, and the others add up", async () => {
  const rows = Array.from({ length: 80 }, (_, i) => [i % 2, (i >> 1) % 2, (i >> 2) % 2]);
  const p: Fn = (a, b) => 0.2 + 0.3 * a! + 0.25 * a! * b!;
  const labels = rows.map(([a, b], i) => ((i >> 3) % 10 < 10 * p(a!, b!) ? 1 : 0));
  const { values, se } = await found(p, { rows, labels, loss: logLoss, maxEvals: 300_000 });
  expect(values[2]).toBeCloseTo(0, 12);
  expect(se[2]).toBeCloseTo(0, 12);
  const scores = rows.map((row) => p(...row));
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  const saved = rows.reduce((sum, _, i) => sum + logLoss.of(mean, labels[i]!) - logLoss.of(scores[i]!, labels[i]!), 0) / rows.length;
  expect(Math.abs(values.reduce((a, b) => a + b, 0) - saved)).toBeLessThan(0.05);
  expect(values[0]).toBeGreaterThan(values[1]!);
});

test("a budget ends the work and says so; weights count as rows; one feature needs no asking", async () => {
  const labels = grid.map((row) => linear(...row));
  const short = await found(linear, { rows: grid, labels, threshold: 0, maxEvals: 27 * 2 * 10 });
  expect([short.draws, short.converged, short.evals]).toEqual([10, false, 540]);
  const none = await found(linear, { rows: grid, labels, maxEvals: 5 });
  expect([none.draws, none.converged]).toEqual([0, false]);
  const alone = await found((a) => a!, { rows: [[0], [2]], labels: [0, 2] });
  expect(alone.evals).toBe(0);
  expect(alone.values[0]).toBeCloseTo(1, 10);
  const heavier = await found((a) => a!, { rows: [[0], [2], [2]], labels: [0, 2, 2], weights: Float64Array.of(2, 1, 1) });
  // Mean cost without the feature: (2 · (4/3)² + 2 · (2/3)²) / 4.
  expect(heavier.values[0]).toBeCloseTo((2 * (16 / 9) + 2 * (4 / 9)) / 4, 1);
});
