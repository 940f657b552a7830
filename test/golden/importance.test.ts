import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import type { MetricImportance } from "../../src/audit/result.js";
import { legacyDraws } from "../../src/explanations/permutation/legacy-draws.js";
import { csvRows } from "../fixtures/csv-rows.js";

/** Mean and population standard deviation over repeats, as scikit-learn prints them. */
const printed = ({ features }: MetricImportance) =>
  Object.fromEntries(
    features.map(({ feature, value, seMonteCarlo, repeats }) => [feature, { mean: value!, std: seMonteCarlo! * Math.sqrt(repeats - 1) }]),
  );

const reproduces = (id: string, run: () => Promise<void>): void => test(id, run);

// scikit-learn/scikit-learn, sklearn/inspection/_permutation_importance.py, docstring (BSD-3-Clause)
reproduces("sklearn-permutation-importance-tiny", async () => {
  const f0 = [1, 1, 1, 0, 0, 0];
  const nines = [9, 9, 9, 9, 9, 9];
  const { importance } = await audit(
    { f0, f1: nines, f2: nines, y: f0 },
    {
      label: "y",
      sensitive: [],
      minN: 1,
      model: { features: ["f0", "f1", "f2"], predict: ({ f0: own }) => own },
      importance: { metrics: ["accuracy"], rng: "numpy-legacy", repeats: { least: 10, most: 10 } },
    },
  );
  const found = printed(importance!);
  expect(found.f0!.mean).toBeCloseTo(0.4666666666666667, 14);
  expect(found.f0!.std).toBeCloseTo(0.2211083193570267, 14);
  expect([found.f1, found.f2]).toEqual([
    { mean: 0, std: 0 },
    { mean: 0, std: 0 },
  ]);
  // Repeat by repeat: the share of rows that are no longer told right.
  const donors = legacyDraws({ rows: 6, most: 6, seed: 0 }).donors();
  const lost = Array.from({ length: 10 }, (_, repeat) => f0.filter((value, row) => f0[donors(repeat)[row]!] !== value).length / 6);
  expect(lost).toEqual([2, 4, 2, 2, 4, 6, 2, 2, 2, 2].map((rows) => rows / 6));
});

interface Ridge {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<string, number>>;
  readonly r2: number;
  readonly r2_repeats_30: readonly (readonly number[])[];
  readonly mean_squared_error_repeats_10: readonly (readonly number[])[];
}

const ridge = JSON.parse(readFileSync("fixtures/diabetes/ridge.json", "utf8")) as Ridge;
const features = Object.keys(ridge.coefficients);
const patients = async () => {
  const rows = await csvRows("fixtures/diabetes/validation.csv");
  return Object.fromEntries([...features, "y"].map((name) => [name, rows.map((row) => Number(row[name]))]));
};
const predict = (columns: Readonly<Record<string, readonly unknown[]>>): number[] =>
  columns[features[0]!]!.map((_, row) =>
    features.reduce((sum, name) => sum + ridge.coefficients[name]! * Number(columns[name]![row]), ridge.intercept),
  );
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

// scikit-learn/scikit-learn, doc/modules/permutation_importance.rst (BSD-3-Clause); all digits from release 1.9.1, see fixtures/diabetes
reproduces("sklearn-permutation-importance-diabetes", async () => {
  const data = await patients();
  const importanceOf = async (metric: string, repeats: number) => {
    const { importance } = await audit(data, {
      label: "y",
      task: "regression",
      sensitive: [],
      minN: 1,
      model: { features, output: "amount", predict },
      importance: { metrics: [metric], rng: "numpy-legacy", repeats: { least: repeats, most: repeats } },
    });
    return importance!;
  };
  const found = await importanceOf("r_squared", 30);
  expect(found.base!).toBeCloseTo(0.3566675322939421, 12);
  expect(found.withoutFeatures!).toBeCloseTo(0, 12);
  const rows = printed(found);
  for (const [name, published, std] of [
    ["s5", 0.204, 0.05],
    ["bmi", 0.176, 0.048],
    ["bp", 0.088, 0.033],
    ["sex", 0.056, 0.023],
  ] as const) {
    expect(Math.abs(rows[name]!.mean - published)).toBeLessThan(0.00051);
    expect(Math.abs(rows[name]!.std - std)).toBeLessThan(0.00051);
  }
  features.forEach((name, i) => {
    const theirs = ridge.r2_repeats_30[i]!;
    expect(Math.abs(rows[name]!.mean - mean(theirs)), name).toBeLessThan(1e-12);
    expect(Math.abs(rows[name]!.std - Math.sqrt(mean(theirs.map((one) => (one - mean(theirs)) ** 2)))), name).toBeLessThan(1e-12);
  });
  // Repeat by repeat, of squared errors: theirs is the base less the score, the score being the error's negative.
  const y = data.y!;
  const error = (scores: readonly number[]): number => mean(scores.map((score, row) => (score - y[row]!) ** 2));
  const base = error(predict(data));
  features.forEach((name, i) => {
    const donors = legacyDraws({ rows: y.length, most: y.length, seed: 0 }).donors();
    ridge.mean_squared_error_repeats_10[i]!.forEach((theirs, repeat) => {
      const moved = { ...data, [name]: Array.from(donors(repeat), (donor) => data[name]![donor]!) };
      expect(Math.abs(error(predict(moved)) - base - theirs), `${name} ${repeat}`).toBeLessThan(1e-12 * base);
    });
  });
});

// The closed form over all permutations, of a linear model and squared error: 2 β² Var(x) + 2 β Cov(y − f, x), over Var(y).
test("the mean over many rotations is the closed form of the diabetes guide", async () => {
  const data = await patients();
  const { importance } = await audit(data, {
    label: "y",
    task: "regression",
    sensitive: [],
    minN: 1,
    model: { features, output: "amount", predict },
    importance: { metrics: ["r_squared"], repeats: { least: 110, most: 110 } },
  });
  const published = {
    ...{ s5: 0.209793, bmi: 0.172762, bp: 0.092046, sex: 0.050739, s1: 0.038728 },
    ...{ s4: 0.00604, s3: 0.004368, s6: 0.003094, s2: 0.00262, age: -0.003395 },
  };
  const n = data.y!.length;
  const rows = printed(importance!);
  // All 110 rotations, none of them by nought, are every other donor once: the closed form times n / (n − 1).
  for (const [name, value] of Object.entries(published)) expect(rows[name]!.mean, name).toBeCloseTo((value * n) / (n - 1), 5);
});
