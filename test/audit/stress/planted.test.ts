import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Result } from "../../../src/audit/result.js";
import type { RobustnessRow } from "../../../src/audit/stress/row.js";
import { stressedGroup } from "../../../src/audit/stress/stressed-group.js";
import { addRepeat, emptyTally } from "../../../src/audit/stress/tally.js";
import { disturbable } from "../../../src/perturbations/disturbing.js";
import { gaussianNoise } from "../../../src/perturbations/gaussian-noise.js";
import { plainTest } from "../../../src/policy/stress-settings.js";
import { normalQuantile } from "../../../src/stats/normal.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";

type Cell = number | string | null;
type Columns = Record<string, Cell[]>;

const model = (features: readonly string[], scoreOf: (row: Record<string, Cell>) => number) => ({
  features,
  predict: (columns: Readonly<Columns>) =>
    columns[features[0]!]!.map((_, i) => scoreOf(Object.fromEntries(features.map((name) => [name, columns[name]![i]!])))),
});

const stressed = (data: Columns, options: Partial<AuditOptions>): Promise<Result> =>
  audit(data, { sensitive: [], minN: 30, threshold: 0.5, score: "score", ...options });

const normals = (n: number, name: string, seed = 5): number[] => {
  const random = rng(seed, name);
  return Array.from({ length: n }, () => normalQuantile(random.next() + 2 ** -54));
};
const only = (...tests: string[]) => ({ tests: tests.map(plainTest), rows: null, serving: false });
const of = ({ robustness }: Result, id: string, amount?: number): RobustnessRow =>
  robustness.find((row) => row.test === id && (amount === undefined || row.amount === amount))!;

// A linear score of normal features, cut at its mean: a decision flips when two normals with correlation 1/√(1 + a²) differ in sign,
// with probability arctan(a)/π (Sheppard 1899). Noise is in units of the sd of all rows, so a group with sd s_g flips with arctan(a·s/s_g)/π.
describe("noise on a linear score", () => {
  const n = 6000;
  const [x, z] = [normals(n, "x"), normals(n, "z")];
  const g = x.map((_, i) => (i % 3 === 0 ? "narrow" : "wide"));
  const scale = g.map((group) => (group === "narrow" ? 1 : 4));
  const data = { x: x.map((v, i) => v * scale[i]!), z: z.map((v, i) => v * scale[i]!), g, score: x.map(() => 0.7) };
  const linear = model(["x", "z"], ({ x: a, z: b }) => 0.5 + Number(a) + Number(b));
  const sd = Math.sqrt((1 + 2 * 16) / 3);

  test("flip rates of everybody and of each group, and the gap, are those of the closed form", async () => {
    const result = await stressed(data, { sensitive: ["g"], model: linear, stress: { ...only("gaussian_noise"), repeats: 2 } });
    for (const row of result.robustness.filter(({ together }) => together)) {
      const truth = { narrow: Math.atan(row.amount * sd) / Math.PI, wide: Math.atan((row.amount * sd) / 4) / Math.PI };
      for (const group of row.byGroup) {
        const expected = truth[group.group.g as "narrow" | "wide"];
        expect(Math.abs(group.flipRate! - expected), `${row.amount} ${group.group.g}`).toBeLessThan(
          4 * Math.sqrt((expected * (1 - expected)) / group.nEff!),
        );
      }
      const [gap] = row.gaps;
      expect(gap!.higher).toEqual({ g: "narrow" });
      expect(gap!.bounds!.lower!).toBeGreaterThan(0);
      expect(gap!.bounds!.lower!).toBeLessThan(truth.narrow - truth.wide + 0.02);
      expect(gap!.bounds!.upper!).toBeGreaterThan(truth.narrow - truth.wide - 0.02);
      expect(row.everybody!.changedRows).toBe(n);
    }
  });

  test("the column that counts does not survive what the other survives; the steps add up to the area", async () => {
    const lopsided = model(["x", "z"], ({ x: a, z: b }) => 0.5 + Number(a) + 0.001 * Number(b));
    const { stress, robustness } = await stressed(data, { model: lopsided, stress: only("gaussian_noise") });
    const [byX, byZ] = ["x", "z"].map((name) => stress!.survival.find(({ columns, together }) => !together && columns[0] === name)!);
    expect(byX!.breaks).not.toBeNull();
    expect(byZ).toMatchObject({ survives: 0.5, breaks: null, measured: 5, steps: 5 });
    const rates = robustness
      .filter(({ columns, together }) => !together && columns[0] === "x")
      .map(({ everybody }) => everybody!.flipRate!);
    const area = rates.reduce((sum, rate, i) => sum + (rate + (rates[i - 1] ?? 0)) / 2, 0) / 5;
    expect(byX!.area).toBeCloseTo(area, 12);
  });
});

test("a shift of scale: exactly the scores that pass the threshold", async () => {
  const x = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
  const y = x.map((v) => (v >= 0.5 ? 1 : 0));
  const result = await stressed(
    { x, y, score: x },
    { label: "y", model: model(["x"], ({ x: v }) => Number(v)), stress: only("scale_shift") },
  );
  for (const row of result.robustness) {
    const expected = x.filter((v) => v < 0.5 && v * (1 + row.amount) >= 0.5).length;
    expect(row.everybody).toMatchObject({ changed: 1000, toPositive: expected, toNegative: 0, flipRate: expected / 1000 });
    const [accuracy] = row.measures;
    expect(accuracy).toMatchObject({
      metric: "accuracy",
      base: 1,
      value: expect.closeTo(1 - expected / 1000, 12),
      worse: expect.closeTo(expected / 1000, 12),
    });
    // The change is a share of the same rows, so its error is that of a share.
    const p = expected / 1000;
    expect(accuracy!.seSampling).toBeCloseTo(Math.sqrt((p * (1 - p)) / 999), 6);
    expect(row.everybody!.meanChange).toBeCloseTo(row.amount * 0.5, 9);
  }
});

test("wrong categories: rows of the favoured one always flip, others as often as they draw it", async () => {
  const c = [...Array(2000).fill("x"), ...Array(1200).fill("y"), ...Array(800).fill("z")].map(String);
  const reads = model(["c"], ({ c: v }) => (v === "x" ? 0.9 : 0.1));
  const result = await stressed(
    { c, id: c.map((_, i) => i), score: c.map(() => 0.5) },
    { id: "id", model: reads, stress: only("category_noise") },
  );
  const row = of(result, "category_noise", 0.4);
  // P(flip | struck) = P(x) + P(y)·P(x)/(1 − P(y)) + P(z)·P(x)/(1 − P(z)).
  const expected = 0.5 + (0.3 * 0.5) / 0.7 + (0.2 * 0.5) / 0.8;
  expect(Math.abs(row.everybody!.flipRate! - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / row.everybody!.nEff!));
  expect(row.everybody!.changed).toBeLessThan(row.repeats * 4000);
});

test("missing values, unseen categories and capitals: a model that falls back says no to all of them", async () => {
  const n = 900;
  const c = Array.from({ length: n }, (_, i) => ["good", "bad", "so-so"][i % 3]!);
  const x = normals(n, "m");
  const strict = model(["c", "x"], ({ c: v, x: w }) => (v === "good" && w !== null ? 0.9 : 0.1));
  const result = await stressed(
    { c, x, score: x.map(() => 0.5) },
    { model: strict, stress: only("missing_column", "category_unseen", "category_case", "sign_flip") },
  );
  for (const row of result.robustness) {
    const expected = row.test === "sign_flip" ? 0 : n / 3;
    expect(row.everybody, row.test).toMatchObject({ changed: n, toNegative: expected, toPositive: 0 });
  }
  expect(result.stress!.survival.find(({ test }) => test === "sign_flip")).toMatchObject({ survives: 1, breaks: null });
  expect(result.stress!.survival.find(({ test, columns }) => test === "missing_column" && columns[0] === "c")).toMatchObject({
    survives: null,
    breaks: 1,
  });
});

test("an attribute that the model reads: exactly those between two thresholds, in the direction that they go; what goes with it goes along", async () => {
  const n = 400;
  const sex = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "f" : "m"));
  const title = sex.map((s) => (s === "f" ? "Ms" : "Mr"));
  const x = Array.from({ length: n }, (_, i) => i / n);
  const biased = model(["x", "sex", "title"], ({ x: v, sex: s, title: t }) => Number(v) - (s === "f" ? 0.1 : 0) - (t === "Ms" ? 0.1 : 0));
  const data = { x, sex, title, score: x };
  const swap = async (coupled: Record<string, Record<string, string>>) =>
    of(
      await stressed(data, { sensitive: ["sex"], model: biased, stress: { tests: [{ ...plainTest("counterfactual_swap"), coupled }] } }),
      "counterfactual_swap",
    );
  const count = (row: (v: number, s: string) => boolean) => x.filter((v, i) => row(v, sex[i]!)).length;
  const plain = await swap({});
  expect(plain.everybody).toMatchObject({
    toPositive: count((v, s) => s === "f" && v - 0.1 - 0.1 < 0.5 && v - 0 - 0.1 >= 0.5),
    toNegative: count((v, s) => s === "m" && v >= 0.5 && v - 0.1 < 0.5),
  });
  const coupled = await swap({ f: { title: "Ms" }, m: { title: "Mr" } });
  expect(coupled.everybody!.toNegative).toBe(count((v, s) => s === "m" && v >= 0.5 && v - 0.1 - 0.1 < 0.5));
  expect(plain.columns).toEqual(["sex"]);
});

test("an attribute that the model does not read: no decision changes, and nobody is asked", async () => {
  const sex = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? "f" : "m"));
  const x = normals(100, "q");
  const result = await stressed(
    { x, sex, score: x },
    { sensitive: ["sex"], model: model(["x"], ({ x: v }) => Number(v)), stress: only("counterfactual_swap") },
  );
  expect(of(result, "counterfactual_swap").everybody).toMatchObject({ changed: 100, flipRate: 0, upper: expect.closeTo(0.037, 3) });
  expect(result.stress!.evals).toBe(100);
});

test("records twice, lost and in another order leave a row-wise model alone; one that looks at its neighbours is found out", async () => {
  const x = normals(300, "rows");
  const y = x.map((v, i) => (v + (i % 5 === 0 ? -1 : 0) > 0 ? 1 : 0));
  const data = { x, y, score: x };
  const tests = only("duplicate_rows", "dropped_rows", "reordered_rows");
  const calm = await stressed(data, { label: "y", model: model(["x"], ({ x: v }) => 0.5 + Number(v)), stress: tests });
  for (const row of calm.robustness) expect(row.everybody!.flipRate, row.test).toBe(0);
  const [twice] = of(calm, "duplicate_rows", 0.4).measures;
  expect(twice!.worse).not.toBe(0);
  expect(Math.abs(twice!.worse!)).toBeLessThan(4 * Math.hypot(twice!.seSampling!, twice!.seMonteCarlo!));
  const nosy = {
    features: ["x"],
    predict: ({ x: all }: Readonly<Columns>) => all!.map((v, i) => 0.5 + Number(v) - Number(all![i - 1] ?? 0)),
  };
  const found = await stressed(data, { label: "y", model: nosy, stress: tests });
  expect(of(found, "reordered_rows").everybody!.lower!).toBeGreaterThan(0.1);
});

test("wrong labels: accuracy p becomes p + a(1 − 2p), no decision changes", async () => {
  const n = 4000;
  const x = normals(n, "labels");
  const y = x.map((v, i) => (v > 0 ? 1 : 0) ^ (i % 10 === 0 ? 1 : 0));
  const result = await stressed(
    { x, y, score: x },
    { label: "y", model: model(["x"], ({ x: v }) => (Number(v) > 0 ? 0.9 : 0.1)), stress: only("label_noise") },
  );
  for (const row of result.robustness) {
    const [accuracy] = row.measures;
    const expected = accuracy!.base! + row.amount * (1 - 2 * accuracy!.base!);
    expect(Math.abs(accuracy!.value! - expected), String(row.amount)).toBeLessThan(0.02);
    expect(row.everybody!.flipRate).toBeNull();
    expect(row.everybody!.changed).toBe(0);
  }
});

// 400 samples of 150 rows, two repeats each: the limits hold the closed form arctan(a)/π about as often as they say.
test("limits cover: repeats of one row are not taken for other rows", () => {
  const amount = 0.3;
  const truth = Math.atan(amount) / Math.PI;
  const rows = Int32Array.from({ length: 150 }, (_, i) => i);
  let covered = 0;
  for (let run = 0; run < 400; run++) {
    const x = normals(150, "run", run);
    const table = tableFrom({ x });
    const data = disturbable(table, run);
    const base = Float64Array.from(x);
    const decide = (values: Float64Array): Int32Array => Int32Array.from(values, (v) => (v >= 0 ? 1 : 0));
    const tally = emptyTally(150);
    for (let repeat = 0; repeat < 2; repeat++) {
      const { columns } = data.disturbed(gaussianNoise, { columns: ["x"], amount, repeat });
      const column = columns!.get("x")!;
      if (column.kind === "number")
        addRepeat(tally, { values: column.values, decisions: decide(column.values), changed: rows }, { base }, decide(base));
    }
    const { lower, upper } = stressedGroup(tally, rows, { by: [], group: {} }, { weights: null, confidence: 0.95, decided: true });
    if (lower! <= truth && truth <= upper!) covered++;
  }
  expect(covered / 400).toBeGreaterThan(0.92);
});
