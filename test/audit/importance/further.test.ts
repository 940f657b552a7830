import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { aucMeasure } from "../../../src/audit/importance/auc-measure.js";
import { meanLoss, type ScoreMeasure } from "../../../src/audit/importance/measure.js";
import { rSquaredMeasure } from "../../../src/audit/importance/r-squared-measure.js";
import type { RowFacts } from "../../../src/audit/importance/row-facts.js";
import { tableMeasure } from "../../../src/audit/importance/table-measure.js";
import type { MetricImportance, Result } from "../../../src/audit/result.js";
import { metrics } from "../../../src/metrics/index.js";
import type { Metric } from "../../../src/metrics/kind/metric.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;

const model = (
  features: readonly string[],
  scoreOf: (row: Record<string, number | string | null>) => number,
  output: "score" | "amount" = "amount",
) => ({
  features,
  output,
  predict: (columns: Readonly<Columns>) =>
    columns[features[0]!]!.map((_, i) => scoreOf(Object.fromEntries(features.map((name) => [name, columns[name]![i]!])))),
});

async function run(
  data: Columns,
  options: Partial<AuditOptions>,
): Promise<Result & { readonly importance: NonNullable<Result["importance"]> }> {
  const result = await audit(data, { sensitive: [], minN: 1, importance: true, ...options });
  return { ...result, importance: result.importance! };
}

const featureOf = ({ features }: MetricImportance, name: string) => features.find(({ feature }) => feature === name)!;
const amounts = { label: "y", task: "regression" } as const;
const codesOf = ({ diagnostics }: Result): readonly string[] => diagnostics.map(({ code }) => code);

// P5: y = x1 = x2 and f = (x1 + x2) / 2. Alone a column carries half of the variance in squared error, together twice of it; given the
// other one, nothing. Three values, so that subgroups hold one value each.
test("copies: half each alone, all of it together, nothing given each other", async () => {
  const x = Array.from({ length: 240 }, (_, i) => i % 3);
  const data = { x1: x, x2: x, y: x };
  const both = model(["x1", "x2"], ({ x1, x2 }) => (Number(x1) + Number(x2)) / 2);
  const settings = { metrics: ["mean_absolute_error"], repeats: { least: 10, most: 10 }, conditional: "subgroups" } as const;
  const alone = await run(data, { ...amounts, model: both, importance: settings });
  const together = await run(data, { ...amounts, model: both, importance: { ...settings, groupColumns: "auto" } });
  const single = featureOf(alone.importance, "x1");
  expect(single.value!).toBeGreaterThan(0.3);
  expect(single.conditional).toMatchObject({ value: 0, reason: null, pValue: null });
  expect(alone.importance.featureFacts[0]).toMatchObject({ rSquared: 1, subgroups: 3, grouped: null, mostAlike: { column: "x2" } });
  expect(codesOf(alone)).toContain("EH151");
  expect(together.importance.features.map(({ feature }) => feature)).toEqual(["x1 + x2"]);
  expect(together.importance.featureFacts[0]).toMatchObject({ grouped: "correlated", mostAlike: null });
  expect(Math.abs(together.importance.features[0]!.value! / single.value! - 2)).toBeLessThan(0.15);
  expect(codesOf(together)).not.toContain("EH151");
  // Rows with one of two copies exchanged lie where no row is.
  expect(alone.importance.featureFacts[0]!.extrapolation!).toBeGreaterThan(0.5);
  expect(together.importance.featureFacts[0]!.extrapolation!).toBeLessThan(0.06);
  expect(codesOf(alone)).toContain("EH152");
  expect(codesOf(together)).not.toContain("EH152");
});

/** x2 goes with x1, and y with x1 alone. */
const confounded = (n: number, seed: number): Columns => {
  const random = rng(seed, "confounded");
  const noise = (): number => random.next() + random.next() + random.next() - 1.5;
  const x1 = Array.from({ length: n }, () => 2 * noise());
  const data: Columns = { id: x1.map((_, i) => i), x1, x2: x1.map((one) => one + noise()), x3: x1.map(() => noise()) };
  return { ...data, y: x1.map((one, i) => 3 * one + Number(data.x3![i]) + noise()) };
};
const leaning = model(["x1", "x2", "x3"], ({ x1, x2, x3 }) => 2 * Number(x1) + Number(x2) + Number(x3));

test("knockoffs: what a column adds to the others; the marginal value is larger, the test is Student's", async () => {
  const settings = { metrics: ["root_mean_squared_error"], repeats: { least: 5, most: 5 }, conditional: "knockoffs" } as const;
  const { importance } = await run(confounded(1500, 1), { ...amounts, id: "id", model: leaning, importance: settings });
  const [x1, x2, x3] = ["x1", "x2", "x3"].map((name) => featureOf(importance, name));
  for (const one of [x1!, x2!]) expect(one.conditional!.value!).toBeLessThan(0.6 * one.value!);
  expect(x1!.conditional!.pValue!).toBeLessThan(1e-6);
  // A column apart from the others means the same either way.
  expect(x3!.conditional!.value! / x3!.value!).toBeCloseTo(1, 0);
  expect(x3!.conditional!.repeats).toBe(1);
  expect(x3!.conditional!.seMonteCarlo).toBe(0);
  const facts = importance.featureFacts;
  expect(facts[0]!.rSquared!).toBeGreaterThan(0.6);
  expect(facts[2]!.rSquared!).toBeLessThan(0.05);
});

// The model uses x3, which holds noise alone, and other noise does as well: neither test may reject more often than it says.
test("knockoffs: a column that adds nothing is found to add something no more often than chance", async () => {
  const noisy = model(["x1", "x2", "x3"], ({ x2, x3 }) => 3 * Number(x2) + Number(x3));
  let [rejected, marginal] = [0, 0];
  for (let sample = 0; sample < 60; sample++) {
    const data = confounded(200, 100 + sample);
    const settings = {
      metrics: ["mean_absolute_error"],
      features: ["x3"],
      repeats: { least: 2, most: 2 },
      conditional: "knockoffs",
    } as const;
    const y = data.x1!.map((one) => 3 * Number(one));
    const { importance } = await run({ ...data, y }, { ...amounts, id: "id", model: noisy, importance: settings });
    const { conditional, pValue } = featureOf(importance, "x3");
    if (conditional!.pValue! < 0.05) rejected++;
    if (pValue! < 0.05) marginal++;
  }
  expect(rejected).toBeLessThanOrEqual(8);
  expect(marginal).toBeLessThanOrEqual(8);
});

test("texts of three values have no knockoffs and say so; subgroups take them", async () => {
  const town = Array.from({ length: 90 }, (_, i) => ["a", "b", "c"][i % 3]!);
  const data = { town, size: town.map((_, i) => i), y: town.map((name, i) => (name === "a" ? i : i + 5)) };
  const byTown = model(["town", "size"], ({ town: own, size }) => Number(size) + (own === "a" ? 0 : 5));
  const of = async (conditional: "knockoffs" | "subgroups") =>
    featureOf(
      (await run(data, { ...amounts, model: byTown, importance: { conditional, repeats: { least: 2, most: 2 } } })).importance,
      "town",
    ).conditional!;
  expect(await of("knockoffs")).toMatchObject({ value: null, reason: "no_order", repeats: 0 });
  expect((await of("subgroups")).value!).toBeGreaterThan(0);
});

// P9, P7
test("a constant column and an unused one are worth exactly nothing, without an error", async () => {
  const data = { ...confounded(80, 3), fixed: Array.from({ length: 80 }, () => 4) };
  const { importance } = await run(data, {
    ...amounts,
    id: "id",
    model: model(["x1", "fixed", "x3"], ({ x1, fixed }) => Number(x1) * Number(fixed)),
    importance: { conditional: "knockoffs", repeats: { least: 3, most: 3 } },
  });
  for (const name of ["fixed", "x3"]) {
    const nothing = { value: 0, seSampling: 0, seMonteCarlo: 0, lower: 0, upper: 0, pValue: null };
    expect(featureOf(importance, name)).toMatchObject({ ...nothing, conditional: { ...nothing, reason: null } });
  }
});

// P2, P10: of ones and noughts, half and half, six rows: every one of five rotations over, the mean is the switch estimator, 0.6.
test("all rotations of the six rows of scikit-learn's docstring: 0.6", async () => {
  const f0 = [1, 1, 1, 0, 0, 0];
  const { importance } = await run(
    { f0, y: f0 },
    {
      label: "y",
      model: model(["f0"], (row) => Number(row.f0), "score"),
      importance: { metrics: ["accuracy"], repeats: { least: 5, most: 5 } },
    },
  );
  expect(featureOf(importance, "f0").value!).toBeCloseTo(0.6, 12);
});

// P4: squared error of a linear model over all rotations, 2 β² Var + 2 β Cov(e, x), times n / (n − 1).
test("squared error of a linear model is its closed form over all rotations", () => {
  const [x, y] = [
    [1, 2, 4, 7, 11, 3],
    [3, 4, 8, 16, 22, 5],
  ];
  const scores = Float64Array.from(x!, (one) => 2 * one);
  const facts: RowFacts = { kept: Int32Array.from(x!.keys()), label: Float64Array.from(y!), weights: null, groups: new Map() };
  const measure = meanLoss("mse", (score, label) => (score - label) ** 2);
  const base = measured(measure, scores, facts);
  let lost = 0;
  for (let shift = 1; shift < 6; shift++)
    lost +=
      measured(
        measure,
        scores.map((_, i) => scores[(i + shift) % 6]!),
        facts,
      ) - base;
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / 6;
  const [e, mx] = [y!.map((one, i) => one - 2 * x![i]!), mean(x!)];
  const [variance, covariance] = [mean(x!.map((one) => (one - mx) ** 2)), mean(e.map((one, i) => (one - mean(e)) * (x![i]! - mx)))];
  expect(lost / 5).toBeCloseTo((6 / 5) * (2 * 4 * variance + 2 * 2 * covariance), 10);
});

function measured(measure: ScoreMeasure, scores: Float64Array, facts: RowFacts): number {
  const found = measure.of(scores, facts.kept, facts);
  if (typeof found === "string") throw new Error(found);
  return found.value;
}

// P8: a row of weight 3 is three rows, when its copies meet the same donors.
test("whole weights are rows repeated, for every kind of measure", () => {
  const named = (id: string): Metric => metrics.find((one) => one.id === id) as Metric;
  const cut = { threshold: 0.5, favorable: "positive" } as const;
  const measures = [
    aucMeasure,
    meanLoss("brier_score", (score, label) => (score - label) ** 2),
    rSquaredMeasure,
    ...["accuracy", "f1", "selection_rate"].map((id) => tableMeasure(named(id), cut)),
  ];
  const row = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    moved: fc.double({ min: 0, max: 1, noNaN: true }),
    label: fc.constantFrom(0, 1),
    weight: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), (list) => {
      const repeated = list.flatMap((one) => Array.from({ length: one.weight }, () => one));
      const lost = (rows: typeof list, weights: Float64Array | null, measure: ScoreMeasure): number | string => {
        const facts = {
          kept: Int32Array.from(rows.keys()),
          label: Float64Array.from(rows, (one) => one.label),
          weights,
          groups: new Map(),
        };
        const [before, after] = (["score", "moved"] as const).map((key) =>
          measure.of(
            Float64Array.from(rows, (one) => one[key]),
            facts.kept,
            facts,
          ),
        );
        return typeof before === "string" ? before : typeof after === "string" ? after : before!.value - after!.value;
      };
      for (const measure of measures) {
        const weighted = lost(
          list,
          Float64Array.from(list, ({ weight }) => weight),
          measure,
        );
        const expanded = lost(repeated, null, measure);
        if (typeof weighted === "string") expect(expanded, measure.id).toBe(weighted);
        else expect(Math.abs(weighted - (expanded as number)), measure.id).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test("donors by weight: rows of no weight give nothing; without weights it is a mistake", async () => {
  // Ten rows of 0 with all the weight, ten of 1 without: whoever takes a value takes 0.
  const x = Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1));
  const data = { x, y: x, w: x.map((one) => 1 - one) };
  const options = { ...amounts, model: model(["x"], (row) => Number(row.x)) };
  const settings = { metrics: ["mean_absolute_error"], repeats: { least: 4, most: 4 } };
  const weighted = await run(data, { ...options, weight: "w", importance: { ...settings, donorWeights: "weighted" } });
  expect(featureOf(weighted.importance, "x").value).toBe(0);
  const uniform = await run(data, { ...options, weight: "w", importance: settings });
  expect(featureOf(uniform.importance, "x").value!).toBeGreaterThan(0.3);
  await expect(run(data, { ...options, importance: { ...settings, donorWeights: "weighted" } })).rejects.toThrow("drawn by weight");
  await expect(run(data, { ...options, importance: { ...settings, rng: "numpy-legacy", donors: "within" } })).rejects.toThrow("NumPy");
});

test("a sample of the rows: seeded, counted, the same however rows are sorted; base and loss are of the same rows", async () => {
  const data = confounded(300, 5);
  const reversed = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values].reverse()]));
  const options = { ...amounts, id: "id", model: leaning, importance: { maxRows: 100, metrics: ["mean_absolute_error"] } };
  const [a, b] = [await run(data, options), await run(reversed, options)];
  expect([a.importance.rowsUsed, a.importance.rowsOf]).toEqual([100, 300]);
  expect(b.importance.base!).toBeCloseTo(a.importance.base!, 12);
  expect(featureOf(b.importance, "x1").value!).toBeCloseTo(featureOf(a.importance, "x1").value!, 12);
  const other = await run(data, { ...options, seed: 1 });
  expect(other.importance.base).not.toBe(a.importance.base);
});

test("columns of one category are named when they are moved alone, and moved together when that is asked", async () => {
  const town = Array.from({ length: 90 }, (_, i) => i % 3);
  const data = { t_a: town.map((one) => (one === 0 ? 1 : 0)), t_b: town.map((one) => (one === 1 ? 1 : 0)), y: town };
  const options = { ...amounts, model: model(["t_a", "t_b"], ({ t_a, t_b }) => 2 - 2 * Number(t_a) - Number(t_b)) };
  const alone = await run(data, options);
  expect(alone.importance.featureFacts.map(({ oneHot }) => oneHot)).toEqual(["t", "t"]);
  expect(alone.diagnostics.find(({ code }) => code === "EH151")!.evidence).toContain(
    "columns that begin with t are one category spread over several",
  );
  const together = await run(data, { ...options, importance: { groupColumns: "auto" } });
  expect(together.importance.features.map(({ feature, columns }) => [feature, ...columns])).toEqual([["t", "t_a", "t_b"]]);
  expect(together.importance.featureFacts[0]!.grouped).toBe("one_hot");
});

test("a model no better than one number is told; so is a measure that sees decisions only", async () => {
  const data = confounded(100, 8);
  const y = data.y!.map((one) => (Number(one) > 0 ? 1 : 0));
  const bad = model(["x1"], ({ x1 }) => (Number(x1) > 0 ? 0.05 : 0.95), "score");
  const result = await run(
    { ...data, y },
    { label: "y", id: "id", threshold: 0.5, model: bad, importance: { metrics: ["log_loss", "auc"] } },
  );
  const mean = y.reduce((sum: number, one) => sum + one, 0) / 100;
  expect(result.importance.withoutFeatures!).toBeCloseTo(-mean * Math.log(mean) - (1 - mean) * Math.log(1 - mean), 12);
  expect(result.importance.also[0]!.withoutFeatures!).toBeCloseTo(0.5, 12);
  expect(codesOf(result)).toContain("EH153");
  const decisions = await run({ ...data, y }, { label: "y", id: "id", threshold: 0.5, model: bad, importance: { metrics: ["accuracy"] } });
  expect(decisions.importance.withoutFeatures!).toBeCloseTo(Math.max(mean, 1 - mean), 12);
  expect(codesOf(decisions)).toContain("EH154");
  expect(codesOf(result)).not.toContain("EH154");
});
