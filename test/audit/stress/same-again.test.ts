import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Perturbation } from "../../../src/perturbations/perturbation.js";
import { plainTest } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;

const random = rng(4, "people");
const n = 240;
const people: Columns = {
  id: Array.from({ length: n }, (_, i) => `p${i}`),
  x: Array.from({ length: n }, () => 10 * random.next()),
  k: Array.from({ length: n }, () => random.below(30)),
  c: Array.from({ length: n }, () => ["low", "middle", "top", null][random.below(4)]!),
  day: Array.from({ length: n }, () => `2026-0${1 + random.below(9)}-1${random.below(10)}`),
  g: Array.from({ length: n }, () => ["f", "m"][random.below(2)]!),
  y: Array.from({ length: n }, () => random.below(2)),
};
people.score = people.x!.map((v) => Number(v) / 10);

const scoreOf = (columns: Columns) =>
  columns.x!.map(
    (x, i) =>
      Number(x ?? 5) / 20 +
      Number(columns.k![i] ?? 15) / 100 +
      (columns.c![i] === "top" ? 0.1 : 0) +
      (String(columns.day![i] ?? "").slice(5) > "05" ? 0.05 : 0),
  );
const features = ["x", "k", "c", "day"];
const options: AuditOptions = {
  ...{ label: "y", score: "score", threshold: 0.5, sensitive: ["g"], id: "id", minN: 10 },
  model: { features, predict: (columns) => scoreOf(columns as Columns) },
  stress: { rows: 200 },
};
const found = async (data: Columns, more: Partial<AuditOptions> = {}) => {
  const { robustness, stress } = await audit(data, { ...options, ...more });
  return JSON.stringify({ robustness, stress });
};
const shuffled = (data: Columns): Columns => {
  const draw = rng(11);
  const order = Array.from({ length: n }, (_, i) => [draw.next(), i] as const).sort(([a], [b]) => a - b);
  return Object.fromEntries(Object.entries(data).map(([name, list]) => [name, order.map(([, i]) => list[i]!)]));
};
test("the same again is the same to the byte; so is a model that takes its rows in batches of seven", async () => {
  const once = await found(people);
  expect(await found(people)).toBe(once);
  const batched = {
    features,
    predict: (columns: Readonly<Columns>) => {
      const scores: number[] = [];
      for (let from = 0; from < columns.x!.length; from += 7)
        scores.push(...scoreOf(Object.fromEntries(features.map((name) => [name, columns[name]!.slice(from, from + 7)]))));
      return scores;
    },
  };
  expect(await found(people, { model: batched })).toBe(once);
});

test("the order of rows and of columns does not matter, to the byte", async () => {
  const once = await found(people);
  expect(await found(shuffled(people))).toBe(once);
  expect(await found(Object.fromEntries(Object.entries(people).reverse()))).toBe(once);
});

test("a test by itself, one severity by itself and another seed", async () => {
  const whole = (await audit(people, options)).robustness;
  const alone = (await audit(people, { ...options, stress: { rows: 200, tests: [plainTest("stale_values")], severities: [4] } }))
    .robustness;
  expect(alone).toHaveLength(1);
  expect(alone[0]).toEqual(whole.find(({ test, severity }) => test === "stale_values" && severity === 4));
  expect(await found(people, { seed: 1 })).not.toBe(await found(people));
});

test("what a budget leaves out is counted and says so", async () => {
  const { robustness, stress } = await audit(people, { ...options, stress: { maxEvals: 1000 } });
  const left = robustness.filter(({ reason }) => reason === "budget_spent");
  expect(left.length).toBeGreaterThan(0);
  expect(stress).toMatchObject({ skipped: left.length, planned: robustness.length });
  expect(left[0]).toMatchObject({ repeats: 0, everybody: null, byGroup: [], gaps: [], measures: [] });
});

test("a perturbation of one's own is a constant; one of an unknown name, and a column that is not read, are mistakes", async () => {
  const halved: Perturbation = {
    ...{
      id: "halved",
      title: "Halved",
      formula: "x/2",
      suits: "numbers",
      strikes: ["each"],
      unit: "none",
      ladder: [1],
      drawn: false,
      aliases: [],
      source: "ours, 2026",
    },
    disturb: ({ table, columns }) => ({
      columns: new Map(
        columns.map((name) => {
          const column = table.columns.get(name)!;
          return [name, column.kind === "number" ? { kind: "number", values: column.values.map((x) => x / 2) } : column];
        }),
      ),
    }),
  };
  const { robustness } = await audit(people, { ...options, stress: { own: [halved], tests: [plainTest("halved")], columns: ["x"] } });
  expect(robustness).toMatchObject([{ test: "halved", columns: ["x"], severity: 1, reason: null }]);
  await expect(audit(people, { ...options, stress: { tests: [plainTest("gausian_noise")] } })).rejects.toMatchObject({ code: "EH200" });
  await expect(audit(people, { ...options, stress: { columns: ["y"] } })).rejects.toMatchObject({ code: "EH101" });
});

test("equal people are not drawn alike, and amounts have no flips", async () => {
  const same: Columns = { x: Array(80).fill(3), y: Array(80).fill(1), z: Array.from({ length: 80 }, (_, i) => i % 2) };
  const { robustness } = await audit(same, {
    ...{ label: "y", task: "regression", sensitive: [], minN: 1 },
    model: { features: ["x"], output: "amount", predict: ({ x }) => x!.map((v) => Number(v ?? 0)) },
    stress: { tests: [{ ...plainTest("missing_values"), amount: 0.5 }] },
  });
  const { everybody, measures } = robustness[0]!;
  expect(everybody!.changedRows).toBeGreaterThan(20);
  expect(everybody!.changedRows).toBeLessThan(80);
  expect(everybody).toMatchObject({ flipRate: null, nEff: null, lower: null, meanChange: -3, meanAbsoluteChange: 3 });
  expect(measures[0]).toMatchObject({ metric: "mean_absolute_error" });
});
