import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Importance, MetricImportance } from "../../../src/audit/result.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;

/** A model that is a function of the columns it names. */
const model = (
  features: readonly string[],
  scoreOf: (row: Record<string, number | string | null>) => number,
  output: "score" | "amount" = "score",
) => ({
  features,
  output,
  predict: (columns: Readonly<Columns>) =>
    columns[features[0]!]!.map((_, i) => scoreOf(Object.fromEntries(features.map((name) => [name, columns[name]![i]!])))),
});

async function importanceOf(data: Columns, options: Partial<AuditOptions>): Promise<Importance> {
  const { importance } = await audit(data, { sensitive: [], minN: 1, importance: true, ...options });
  return importance!;
}

const featureOf = ({ features }: MetricImportance, name: string) => features.find(({ feature }) => feature === name)!;

const amounts = {
  x: [1, 2, 4, 7, 11, 3],
  z: [5, 1, 4, 2, 2, 6],
  y: [3.1, 4.2, 7.5, 16, 22.5, 5],
};
const linear = model(["x", "z"], ({ x }) => 2 * Number(x) + 0.5, "amount");

// All n − 1 rotations together are every pair of a row and another row, so the mean is that of the switch estimator, which has a closed
// form for a linear model and squared error: n / (n − 1) · (2 β² Var(x) + 2 β Cov(e, x)), with e = y − f(x).
test("all rotations of a linear model: the closed form of squared error, nothing for a column that is not used", async () => {
  const options = {
    label: "y",
    task: "regression",
    model: linear,
    importance: { metrics: ["root_mean_squared_error"], repeats: { least: 5, most: 5 } },
  } as const;
  const result = await importanceOf(amounts, options);
  const n = 6;
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const mx = mean(amounts.x);
  const e = amounts.y.map((y, i) => y - (2 * amounts.x[i]! + 0.5));
  const varX = mean(amounts.x.map((x) => (x - mx) ** 2));
  const cov = mean(e.map((one, i) => (one - mean(e)) * (amounts.x[i]! - mx)));
  const base = mean(e.map((one) => one ** 2));
  const expected = (n / (n - 1)) * (2 * 4 * varX + 2 * 2 * cov);
  expect(result.base).toBeCloseTo(Math.sqrt(base), 12);
  // The root is taken in each repeat, so the mean of squares is checked by hand below; here the mean of roots lies below the root of the mean.
  const { value } = featureOf(result, "x");
  expect(value!).toBeLessThanOrEqual(Math.sqrt(base + expected) - Math.sqrt(base) + 1e-12);
  expect(featureOf(result, "z")).toMatchObject({ value: 0, seSampling: 0, seMonteCarlo: 0, pValue: null });
  // Absolute errors by hand: the mean over all pairs i ≠ k of |y_i − f(x_k)|, less the mean of |e|.
  const absolute = await importanceOf(amounts, {
    ...options,
    importance: { metrics: ["mean_absolute_error"], repeats: { least: 5, most: 5 } },
  });
  let pairs = 0;
  amounts.y.forEach((y, i) => {
    amounts.x.forEach((x, k) => {
      if (i !== k) pairs += Math.abs(y - (2 * x + 0.5));
    });
  });
  expect(featureOf(absolute, "x").value!).toBeCloseTo(pairs / (n * (n - 1)) - mean(e.map(Math.abs)), 12);
});

const people = (n: number, seed = 1): Columns => {
  const random = rng(seed, "people");
  const data: Columns = { id: [], group: [], income: [], noise: [], y: [] };
  for (let i = 0; i < n; i++) {
    const group = random.next() < 0.4 ? "B" : "A";
    const income = random.next() + (group === "A" ? 0.4 : 0);
    data.id!.push(i);
    data.group!.push(group);
    data.income!.push(income);
    data.noise!.push(random.next());
    data.y!.push(random.next() < Math.min(1, income) ? 1 : 0);
  }
  return data;
};
const byIncome = model(["income", "noise"], ({ income }) => Math.min(0.99, Math.max(0.01, Number(income) / 1.4)));
const usual: Partial<AuditOptions> = { label: "y", id: "id", sensitive: ["group"], threshold: 0.5, model: byIncome };

test("what the model reads matters, what it ignores is exactly 0, and the gap goes away with the feature that makes it", async () => {
  const result = await importanceOf(people(600), usual);
  expect([result.metric, ...result.also.map(({ metric }) => metric)]).toEqual(["log_loss", "auc", "demographic_parity_difference@group"]);
  for (const one of [result, ...result.also]) {
    expect(featureOf(one, "noise")).toMatchObject({ value: 0, lower: 0, upper: 0, pValue: null });
    const { value, lower, upper, pValue } = featureOf(one, "income");
    expect(value!).toBeGreaterThan(0);
    expect(lower!).toBeLessThan(value!);
    expect(upper!).toBeGreaterThan(value!);
    expect(pValue!).toBeLessThan(0.001);
  }
  const gap = result.also.at(-1)!;
  expect(gap.pair).toEqual({ higher: { group: "A" }, lower: { group: "B" } });
  // Everybody's income from the same pool: no gap is left, so all of it goes away, but for the draw.
  const { value, seMonteCarlo } = featureOf(gap, "income");
  expect(Math.abs(value! - gap.base!)).toBeLessThan(4 * seMonteCarlo! + 1e-9);
});

test("within groups the gap stays, across groups it turns round", async () => {
  const gapUnder = async (donors: "within" | "cross") => {
    const settings = { donors, metrics: ["demographic_parity_difference@group"], repeats: { least: 30, most: 30 } };
    return importanceOf(people(600), { ...usual, importance: settings });
  };
  const [within, cross] = [await gapUnder("within"), await gapUnder("cross")];
  expect(Math.abs(featureOf(within, "income").value!)).toBeLessThan(1e-12);
  expect(featureOf(cross, "income").value! / cross.base!).toBeCloseTo(2, 1);
});

test("columns that are moved together take their values from one donor", async () => {
  const data = { x1: [0, 1, 2, 5, 9], x2: [0, 1, 2, 5, 9], y: [0, 1, 2, 5, 9] };
  const both = model(["x1", "x2"], ({ x1, x2 }) => (Number(x1) + Number(x2)) / 2, "amount");
  const options = { label: "y", task: "regression", model: both } as const;
  const settings = { metrics: ["mean_absolute_error"], repeats: { least: 4, most: 4 } };
  const single = await importanceOf(data, { ...options, importance: settings });
  const together = await importanceOf(data, { ...options, importance: { ...settings, together: { pair: ["x1", "x2"] } } });
  // y = x1 = x2: moved alone a column is half of the prediction, moved together they are all of it.
  expect(featureOf(together, "pair").value!).toBeCloseTo(2 * featureOf(single, "x1").value!, 12);
  expect(together.features).toHaveLength(1);
  expect(featureOf(together, "pair").columns).toEqual(["x1", "x2"]);
});

test("the order of rows changes nothing; neither do batches of the model, nor which other features are looked at", async () => {
  const data = people(120);
  const reversed = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values].reverse()]));
  const [a, b] = [await importanceOf(data, usual), await importanceOf(reversed, usual)];
  const rounded = (one: Importance) =>
    [one, ...one.also].map(({ features }) => features.map(({ value, seSampling }) => [value?.toFixed(10), seSampling?.toFixed(10)]));
  expect(rounded(b)).toEqual(rounded(a));
  const alone = await importanceOf(data, { ...usual, importance: { features: ["income"] } });
  expect(featureOf(alone, "income")).toEqual({ ...featureOf(a, "income"), pValue: featureOf(alone, "income").pValue });
});

test("a weight of 2 is a row twice, for the base and its share in the error", async () => {
  const data = people(80);
  const twice = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values, ...values.slice(0, 30)]]));
  const weighted = { ...data, w: Array.from({ length: 80 }, (_, i) => (i < 30 ? 2 : 1)) };
  const [a, b] = [await importanceOf(weighted, { ...usual, weight: "w" }), await importanceOf(twice, { ...usual, id: undefined as never })];
  [a, ...a.also].forEach((one, i) => {
    expect(one.base!).toBeCloseTo([b, ...b.also][i]!.base!, 10);
  });
});

test("rows whose donor has the same value are not asked about, and are counted", async () => {
  const data = { ...people(100), flag: Array.from({ length: 100 }, (_, i) => (i < 95 ? "no" : "yes")) };
  const flagged = model(["flag", "income"], ({ flag, income }) => (flag === "yes" ? 0.9 : Number(income) / 1.4 - 0.001));
  const { evals, skipped, repeats } = await importanceOf(data, {
    ...usual,
    model: flagged,
    importance: { features: ["flag"], repeats: { least: 10, most: 10 }, metrics: ["auc"] },
  });
  expect(repeats).toEqual({ least: 10, most: 10 });
  expect(evals - 100 + skipped).toBe(1000);
  expect(evals - 100).toBeLessThanOrEqual(100);
});

test("a budget cuts the work short and says so", async () => {
  const { truncated, features, evals } = await importanceOf(people(100), { ...usual, importance: { maxEvals: 450, metrics: ["auc"] } });
  expect(truncated).toBe(true);
  expect(evals).toBeLessThanOrEqual(450);
  expect(features.map(({ feature, repeats }) => [feature, repeats > 0])).toEqual([
    ["income", true],
    ["noise", true],
  ]);
  const none = await importanceOf(people(100), { ...usual, importance: { maxEvals: 100, metrics: ["auc"] } });
  expect(none.features[0]).toMatchObject({ value: null, reason: "budget_spent", repeats: 0 });
});

test("what has no value says why: no label, one class, scores that are no probabilities, one group", async () => {
  const { y, ...unlabelled } = people(60);
  const gap = await importanceOf(unlabelled, { ...usual, label: undefined as never });
  expect(gap.metric).toBe("demographic_parity_difference@group");
  const noLabel = await importanceOf(unlabelled, { ...usual, label: undefined as never, importance: { metrics: ["auc"] } });
  expect(noLabel).toMatchObject({ base: null, reason: "no_label" });
  const constant = await importanceOf({ ...unlabelled, y: y!.map(() => 1) }, { ...usual, importance: { metrics: ["auc"] } });
  expect(constant).toMatchObject({ base: null, reason: "zero_denominator" });
  const raw = model(["income"], ({ income }) => 10 * Number(income) - 4);
  expect(await importanceOf(people(60), { ...usual, model: raw, importance: { metrics: ["log_loss"] } })).toMatchObject({
    reason: "score_not_probability",
  });
  const single = { ...people(60), group: Array.from({ length: 60 }, () => "A") };
  expect(await importanceOf(single, { ...usual, importance: { metrics: ["demographic_parity_difference"] } })).toMatchObject({
    reason: "fewer_than_two_groups",
  });
});

test.each([
  [{ metrics: ["acurracy"] }, "EH203"],
  [{ metrics: ["equalized_odds_difference"] }, "EH200"],
  [{ metrics: ["demographic_parity_ratio"] }, "EH200"],
  [{ metrics: ["demographic_parity_difference@sex"] }, "EH200"],
  [{ features: ["incom"] }, "EH101"],
])("refuses %j by %s", async (importance, code) => {
  await expect(importanceOf(people(40), { ...usual, importance })).rejects.toMatchObject({ code });
});

test("decisions: any rate of the confusion table, with the slope of its cells as the error", async () => {
  const data = people(300);
  const result = await importanceOf(data, {
    ...usual,
    importance: { metrics: ["accuracy", "f1", "true_positive_rate__difference@group"], repeats: { least: 20, most: 20 } },
  });
  expect(result.metric).toBe("accuracy");
  const right = data.y!.map((y, i) => Number((Number(data.income![i]) / 1.4 >= 0.5 ? 1 : 0) === y));
  expect(result.base!).toBeCloseTo(right.reduce((sum, one) => sum + one, 0) / 300, 12);
  expect(result.also[0]!.features[0]!.seSampling!).toBeGreaterThan(0);
  expect(result.also[1]!.pair).not.toBeNull();
});

// 95 % ranges of the importance of income hold its long-run value in at least 91 of 100 samples: the value of 40,000 people stands in for it.
test("ranges hold the importance in other samples", async () => {
  const settings = { metrics: ["accuracy"], features: ["income"], repeats: { least: 10, most: 10 } };
  const long = featureOf(await importanceOf(people(40_000, 99), { ...usual, importance: settings }), "income").value!;
  let held = 0;
  for (let sample = 0; sample < 100; sample++) {
    const { lower, upper } = featureOf(await importanceOf(people(250, 1000 + sample), { ...usual, importance: settings }), "income");
    if (lower! <= long && long <= upper!) held++;
  }
  expect(held).toBeGreaterThanOrEqual(89);
});

test("importance of a gap is bounded by what scores can do, whatever the data", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 4, maxLength: 20 }),
      async (rows) => {
        const data = { group: rows.map(([group]) => group), income: rows.map(([, income]) => income) };
        const result = await importanceOf(data, {
          sensitive: ["group"],
          model: model(["income"], ({ income }) => Number(income)),
          importance: { metrics: ["demographic_parity_difference"] },
        });
        if (result.base === null) return;
        expect(result.base).toBeGreaterThanOrEqual(0);
        expect(Math.abs(featureOf(result, "income").value!)).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 30 },
  );
});
