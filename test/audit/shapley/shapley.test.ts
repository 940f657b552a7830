import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Result } from "../../../src/audit/result.js";
import { rng } from "../../../src/stats/rng.js";

type Cells = Record<string, (number | string | null)[]>;

const names = ["x1", "x2", "x3", "unused"] as const;
const linear = {
  features: [...names],
  predict: (columns: Readonly<Cells>) =>
    columns.x1!.map((x, i) => 0.5 + 0.2 * Number(x) - 0.1 * Number(columns.x2![i]) + 0.05 * Number(columns.x3![i])),
};

function people(n: number): Cells {
  const random = rng(9, "people");
  const data: Cells = { id: [], group: [], x1: [], x2: [], x3: [], unused: [], y: [] };
  for (let i = 0; i < n; i++) {
    const group = random.next() < 0.4 ? "B" : "A";
    data.id!.push(i + 1);
    data.group!.push(group);
    data.x1!.push(random.next() + (group === "A" ? 0.5 : 0));
    for (const name of ["x2", "x3", "unused"]) data[name]!.push(random.next());
    data.y!.push(random.next() < 0.5 ? 1 : 0);
  }
  return data;
}
const data = people(150);
const options: AuditOptions = { label: "y", id: "id", sensitive: ["group"], minN: 20, threshold: 0.5, model: linear };
const run = (more: Partial<AuditOptions>, rows: Cells = data): Promise<Result> => audit(rows, { ...options, ...more });
const mean = (values: readonly unknown[]): number => values.reduce((sum: number, x) => sum + Number(x), 0) / values.length;

test("of a linear model: mean |β (x − x̄)| for everybody and each group, nothing for what is not used", async () => {
  const { shapley } = await run({ shapley: { backgroundRows: 150, explained: 150 } });
  expect(shapley).toMatchObject({
    unit: "score",
    method: "exact",
    explained: 150,
    rows: 150,
    settled: 150,
    truncated: false,
    background: 150,
  });
  const middle = mean(data.x1!);
  const parts = data.x1!.map((x) => 0.2 * (Number(x) - middle));
  const [x1, , , unused] = shapley!.features;
  expect(x1!.value).toBeCloseTo(mean(parts.map(Math.abs)), 10);
  expect(x1!.signed).toBeCloseTo(0, 10);
  expect(x1!.lower).toBeLessThan(x1!.value);
  expect(unused).toMatchObject({ value: 0, se: 0, lower: 0, upper: 0, signed: 0 });
  const [a, b] = x1!.byGroup;
  const ofA = parts.filter((_, i) => data.group![i] === "A");
  expect(a!.rows).toBe(ofA.length);
  expect(a!.signed).toBeCloseTo(mean(ofA), 10);
  expect(a!.signed).toBeGreaterThan(0);
  expect(b!.signed).toBeLessThan(0);
});

test("single rows by id: they add up, the largest first; an id that no row has is told", async () => {
  const { shapley } = await run({ shapley: { overall: false, rows: ["3", "17"] } });
  expect(shapley!.features).toEqual([]);
  expect(shapley!.local.map(({ id, row }) => [id, row])).toEqual([
    ["3", 3],
    ["17", 17],
  ]);
  for (const { base, score, contributions, row } of shapley!.local) {
    expect(contributions.reduce((sum, { value }) => sum + value, base)).toBeCloseTo(score, 9);
    expect(contributions.map(({ value }) => Math.abs(value))).toEqual(
      contributions.map(({ value }) => Math.abs(value)).sort((a, b) => b - a),
    );
    expect(contributions.find(({ feature }) => feature === "x2")!.at).toBe(data.x2![row - 1]);
  }
  await expect(run({ shapley: { rows: ["3000"] } })).rejects.toThrow(/EH200.*no row has "3000" in the column "id"/);
  const { id: _, ...rest } = options;
  await expect(audit(data, { ...rest, shapley: { rows: ["3"] } })).rejects.toThrow(/EH200.*no column of ids/);
});

test("a group that is small among the rows at random has more of its own, which count for it alone", async () => {
  const { shapley } = await run({ shapley: { backgroundRows: 20, explained: 12 } });
  expect(shapley!.explained).toBe(12);
  const [x1] = shapley!.features;
  expect(x1!.rows).toBe(12);
  expect(x1!.byGroup.map(({ group, rows }) => [group.group, rows])).toEqual([
    ["A", 20],
    ["B", 20],
  ]);
  expect(shapley!.small).toEqual([]);
  // Everybody's mean does not know of the others.
  const { shapley: alone } = await run({ sensitive: [], shapley: { backgroundRows: 20, explained: 12 } });
  expect(alone!.features[0]!.value).toBe(x1!.value);
});

test("the order of rows has no say", async () => {
  const turned = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values].reverse()]));
  const settings = { shapley: { backgroundRows: 20, explained: 30 }, sage: { background: 16, maxEvals: 20_000 } } as const;
  const [one, two] = [await run(settings), await run(settings, turned)];
  expect(two.shapley).toEqual(one.shapley);
  expect(two.sage).toEqual(one.sage);
});

test("a budget: random orders instead of every coalition, then fewer rows, then none; each is told", async () => {
  const orders = await run({ sensitive: [], shapley: { backgroundRows: 20, explained: 10, maxEvals: 20 + 10 * 281 } });
  expect(orders.shapley).toMatchObject({ method: "exact", explained: 10, truncated: false });
  const many = {
    features: null,
    predict: (columns: Readonly<Cells>) => columns.x1!.map((x, i) => Number(x) * Number(columns.x2![i]) * Number(columns.x3![i])),
  };
  const drawn = await run({ model: many, shapley: { backgroundRows: 20, explained: 10, maxEvals: 3_000 } });
  expect(drawn.shapley!.evals).toBeLessThanOrEqual(3_000);
  const few = await run({ shapley: { backgroundRows: 20, explained: 100, maxEvals: 5_000 } });
  expect(few.shapley!.explained).toBeLessThan(100);
  expect(few.shapley!.truncated).toBe(true);
  const none = await run({ shapley: { backgroundRows: 20, explained: 100, maxEvals: 30 } });
  expect(none.shapley).toMatchObject({ explained: 0, features: [], base: null, truncated: true });
});

test("SAGE: log loss of chances, nothing for what is not used; no label, no value", async () => {
  const { sage } = await run({ sage: { background: 60, maxEvals: 100_000 } });
  expect(sage).toMatchObject({ loss: "log_loss", reason: null, rows: 150 });
  expect(sage!.features.find(({ feature }) => feature === "unused")!).toMatchObject({ value: 0, se: 0 });
  const saved = sage!.features.reduce((sum, { value }) => sum + value, 0);
  expect(Math.abs(saved - (sage!.without! - sage!.all!))).toBeLessThan(0.03);
  const { label: _, ...unlabelled } = options;
  const { sage: none } = await audit(data, { ...unlabelled, prediction: "y", sage: true });
  expect(none).toMatchObject({ loss: null, reason: "no_label", features: [] });
});

const trees: AuditOptions = {
  label: "outcome",
  id: "application_id",
  positive: "approved",
  sensitive: ["race"],
  model: "lightgbm:fixtures/mortgage/model.txt",
};

test("trees: every row against every row, exactly; signed means of two groups differ by the gap's parts", async () => {
  const { shapley, drivers } = await audit("fixtures/mortgage/decisions.csv", { ...trees, shapley: { rows: ["B0004"] } });
  expect(shapley).toMatchObject({ unit: "log_odds", method: "trees", explained: 1989, background: 1989, evals: 0 });
  const { base, score, contributions } = shapley!.local[0]!;
  expect(Math.abs(contributions.reduce((sum, { value }) => sum + value, base) - score)).toBeLessThan(1e-9);
  for (const { signed } of shapley!.features) expect(Math.abs(signed)).toBeLessThan(1e-9);
  // The gap between two groups is the difference of their means of all contributions.
  const own = drivers.find(({ group }) => group.race === "Black")!;
  const meanOf = (race: string): number =>
    shapley!.features.reduce((sum, { byGroup }) => sum + byGroup.find(({ group }) => group.race === race)!.signed, 0);
  expect(meanOf("Black") - meanOf(own.comparedWith.race!)).toBeCloseTo(own.gap!, 9);
});
