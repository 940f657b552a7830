import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Effects, FeatureEffect } from "../../../src/audit/effects/row.js";
import { rng } from "../../../src/stats/rng.js";

type Cells = Record<string, (number | string | null)[]>;
type Row = Readonly<Record<string, number | string | null>>;

const features = ["income", "debt", "town"] as const;
const worth: Readonly<Record<string, number>> = { hill: 0.2, lake: 0, dale: -0.1 };
/** Debt weighs on the B group alone, through the group's own column. */
const scoreOf = ({ income, debt, town, group }: Row): number =>
  0.5 + 0.2 * (Number(income) - 0.5) - (group === "B" ? 0.4 : 0) * Number(debt) + (worth[String(town)] ?? 0.05);
let asked = 0;
const model = {
  features: [...features, "group"],
  predict: (columns: Readonly<Cells>) =>
    columns.income!.map((_, i) => {
      asked++;
      return scoreOf(Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]!])));
    }),
};

function people(n: number): Cells {
  const random = rng(4, "people");
  const data: Cells = { id: [], group: [], income: [], debt: [], town: [], constant: [], y: [] };
  for (let i = 0; i < n; i++) {
    data.id!.push(`p${i}`);
    data.group!.push(random.next() < 0.3 ? "B" : "A");
    data.income!.push(random.next());
    data.debt!.push(i % 50 === 7 ? null : random.next());
    data.town!.push([..."hill lake dale".split(" "), null][random.below(4)]!);
    data.constant!.push(3);
    data.y!.push(random.below(2));
  }
  return data;
}
const data = people(400);
const options: AuditOptions = { label: "y", id: "id", sensitive: ["group"], minN: 20, threshold: 0.5, model };

async function effectsOf(more: Partial<AuditOptions> = {}, rows: Cells = data): Promise<Effects> {
  return (await audit(rows, { ...options, effects: true, ...more })).effects!;
}
const effectOf = ({ features: all }: Effects, name: string): FeatureEffect => all.find(({ feature }) => feature === name)!;

test("curves of a known function: its slope, by group, with limits; what is asked is what is counted", async () => {
  asked = 0;
  const found = await effectsOf();
  expect(found.evals).toBe(asked);
  expect(found).toMatchObject({ unit: "score", method: "asked", rowsUsed: 400, rows: 400, truncated: false, chosenBy: "steepness" });
  const income = effectOf(found, "income");
  expect(income.at).toHaveLength(20);
  const [first, last] = [income.at[0] as number, income.at.at(-1) as number];
  for (const curve of [income.everybody!, ...income.groups]) {
    expect(curve.values.at(-1)! - curve.values[0]!).toBeCloseTo(0.2 * (last - first), 10);
    expect(curve.spread).toBeCloseTo(0, 10);
    curve.values.forEach((value, i) => {
      expect(curve.lower[i]!).toBeLessThan(value);
      expect(curve.upper[i]!).toBeGreaterThan(value);
    });
  }
  // Debt does nothing to A; to B 0.4 a unit.
  const debt = effectOf(found, "debt");
  const [a, b] = debt.groups;
  expect([a!.group, b!.group]).toEqual([{ group: "A" }, { group: "B" }]);
  expect(a!.values.at(-1)! - a!.values[0]!).toBeCloseTo(0, 10);
  expect(b!.values.at(-1)! - b!.values[0]!).toBeCloseTo(-0.4 * ((debt.at.at(-1) as number) - (debt.at[0] as number)), 10);
  expect(debt.everybody!.spread).toBeGreaterThan(0.05);
  expect(debt.local!.everybody.rows).toBe(392);
  expect(b!.within![0]).toBeGreaterThanOrEqual(0);
});

test("categories have every value, missing too; local effects leave missing out", async () => {
  const town = effectOf(await effectsOf(), "town");
  expect(town.at).toEqual(["dale", "hill", "lake", null]);
  const [dale, hill, lake, missing] = town.everybody!.values;
  expect([hill! - lake!, dale! - lake!, missing! - lake!]).toEqual([0.2, -0.1, 0.05].map((x) => expect.closeTo(x, 10)));
  expect([...(town.local!.at as string[])].sort()).toEqual(["dale", "hill", "lake"]);
});

test("a sample is drawn by contents: the order of rows, batches and repeated runs change nothing", async () => {
  const settings = { effects: { rows: 150, interactions: true } } as const;
  const one = await effectsOf(settings);
  expect(one.rowsUsed).toBe(150);
  const turned = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [...values].reverse()]));
  expect(await effectsOf(settings, turned)).toEqual(one);
  const other = await effectsOf({ ...settings, seed: 1 });
  expect(effectOf(other, "income").everybody).not.toEqual(effectOf(one, "income").everybody);
});

test("pairs: debt and group do something together, nothing else does", async () => {
  const { interactions } = await effectsOf({ effects: { interactions: true } });
  const [lead, ...others] = interactions!.pairs;
  expect([...lead!.features].sort()).toEqual(["debt", "group"]);
  expect(lead!.strength).toBeGreaterThan(0.03);
  for (const { strength } of others) expect(strength).toBeLessThan(1e-10);
  // The one pair that does something is of a number and a text: no surface of two numbers.
  expect(interactions).toMatchObject({ pairsLookedAt: 6, points: 100, background: 100 });
  const product = {
    features: ["income", "debt"],
    predict: ({ income, debt }: Readonly<Cells>) => income!.map((x, i) => Number(x) * Number(debt![i] ?? 0.5)),
  };
  const { interactions: numbers } = await effectsOf({ model: product, effects: { features: ["income", "debt"], interactions: true } });
  const { features: names, at, values, cells, borrowed } = numbers!.joint!;
  expect([names, cells, borrowed]).toEqual([["income", "debt"], 25, 0]);
  const [rise, fall] = [values.at(-1)!.at(-1)! - values[0]!.at(-1)!, values.at(-1)![0]! - values[0]![0]!];
  const span = (edges: readonly number[]): number => edges.at(-1)! - edges[0]!;
  expect(rise - fall).toBeCloseTo(span(at[0]) * span(at[1]), 10);
});

test("named features, features that never vary, small groups and a spent budget are told", async () => {
  const named = await effectsOf({
    model: { ...model, features: null },
    effects: { features: ["constant", "income"] },
    minN: 150,
  });
  expect(named.chosenBy).toBe("named");
  expect(effectOf(named, "constant")).toMatchObject({ reason: "one_value", everybody: null });
  expect(named.small.map(({ group }) => group)).toEqual([{ group: "B" }]);
  expect(named.others).toEqual(["group", "debt", "town"]);
  await expect(effectsOf({ effects: { features: ["incom"] } })).rejects.toThrow(/EH101.*reads no column "incom"/);
  const cut = await effectsOf({ effects: { features: ["income", "debt"], maxEvals: 10_000 } });
  expect([cut.truncated, effectOf(cut, "income").reason, effectOf(cut, "debt").reason]).toEqual([true, null, "budget_spent"]);
  expect(cut.evals).toBeLessThanOrEqual(10_000);
});

test("weights count as rows", async () => {
  const weighted = { ...data, w: data.id!.map((_, i) => 1 + (i % 2)) };
  const twice: Cells = Object.fromEntries(
    Object.entries(data).map(([name, values]) => [name, [...values, ...values.filter((_, i) => i % 2 === 1)]]),
  );
  const { id: _, ...anonymous } = options;
  const [one, two] = [
    await effectsOf({ weight: "w", effects: { features: ["income"], points: 500 } }, weighted),
    (await audit(twice, { ...anonymous, effects: { features: ["income"], points: 500 } })).effects!,
  ];
  effectOf(one, "income").everybody!.values.forEach((value, i) => {
    expect(value).toBeCloseTo(effectOf(two, "income").everybody!.values[i]!, 10);
  });
});

const mortgage = "fixtures/mortgage/decisions.csv";
const trees: AuditOptions = {
  label: "outcome",
  id: "application_id",
  positive: "approved",
  sensitive: ["race"],
  model: "lightgbm:fixtures/mortgage/model.txt",
};

test("trees: over every row, on the scale of the log-odds, with the features on which most rests", async () => {
  const { effects, importance } = await audit(mortgage, {
    ...trees,
    threshold: 0.5,
    score: "p_approved",
    importance: { metrics: ["auc"], features: ["term_months", "debt_ratio", "public_record"], repeats: { least: 2, most: 2 } },
    effects: { most: 2, interactions: true },
  });
  expect(effects).toMatchObject({ unit: "log_odds", method: "leaves", chosenBy: "importance", rowsUsed: 1989, rows: 1989 });
  const ranked = [...importance!.features].sort((a, b) => b.value! - a.value!).map(({ feature }) => feature);
  expect(effects!.features.map(({ feature }) => feature)).toEqual(ranked.slice(0, 2));
  expect(effects!.interactions!.pairs[0]!.strength).toBeGreaterThan(0.05);
  expect(effects!.interactions!.totals).toHaveLength(20);
});
