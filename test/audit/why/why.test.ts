import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import type { ExplainedGap, Why } from "../../../src/audit/why/row.js";
import type { WhySettings } from "../../../src/policy/why-settings.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;
type Row = Record<string, number | string | null>;

const model = (features: readonly string[], scoreOf: (row: Row) => number, output: "score" | "amount" = "score") => ({
  features,
  output,
  predict: (columns: Readonly<Columns>) =>
    columns[features[0]!]!.map((_, i) => scoreOf(Object.fromEntries(features.map((name) => [name, columns[name]![i]!])))),
});

const whyOf = async (data: Columns, settings: Partial<WhySettings>, options: Partial<AuditOptions>): Promise<Why> => {
  const { why } = await audit(data, { sensitive: ["group"], minN: 1, why: settings, ...options });
  return why!;
};

const partOf = ({ parts }: ExplainedGap, name: string) => parts.find(({ feature }) => feature === name)!;
const total = ({ parts, start }: ExplainedGap): number => parts.reduce((sum, { value }) => sum + value, start?.value ?? 0);

/** By hand: means (2, 1) and (1, 3), weights 3 and −1: parts 3 and 2 of 5 (reference §6, S11). */
const small: Columns = { group: ["A", "A", "B", "B"], u: [1, 3, 0, 2], v: [0, 2, 3, 3], y: [1, 0, 1, 1] };
const linear = model(["u", "v"], ({ u, v }) => 3 * Number(u) - Number(v), "amount");
const amounts: Partial<AuditOptions> = { model: linear, task: "regression", label: "y" };

/** 240 people of whom a value stands for the group, another does not, and a third is not used. */
function people(seed: number, rows = 240): Columns {
  const random = rng(seed, "people");
  const draw = () => Math.round(random.next() * 100) / 100;
  const all = Array.from({ length: rows }, (_, i) => {
    const group = i % 3 === 0 ? "B" : "A";
    const home = draw() + (group === "A" ? 0.3 : 0);
    const debt = draw();
    return { id: `p${i}`, group, home, debt, idle: draw(), label: home + debt + draw() > 1.4 ? 1 : 0 };
  });
  const column = (name: keyof (typeof all)[number]) => all.map((one) => one[name]);
  return { id: column("id"), group: column("group"), home: column("home"), debt: column("debt"), idle: column("idle"), y: column("label") };
}

const decides = model(["home", "debt", "idle"], ({ home, debt }) =>
  Math.min(1, Math.max(0, (Number(home) + Number(debt) * Number(home)) / 2)),
);
const options: Partial<AuditOptions> = { model: decides, label: "y", positive: 1, threshold: 0.4, minN: 20 };

test("golden S11 through the whole audit: 3 and 2 of 5, in the predicted amounts", async () => {
  const { gaps, threshold } = await whyOf(small, {}, amounts);
  expect(threshold).toBeNull();
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toMatchObject({
    measure: "mean_prediction__difference@group",
    ...{ method: "sampled", space: "amount", pair: { higher: { group: "A" }, lower: { group: "B" } } },
    levels: { higher: 5, lower: 0 },
    rows: { higher: 2, lower: 2 },
  });
  expect(gaps[0]!.gap).toBeCloseTo(5, 12);
  expect(gaps[0]!.parts.map(({ feature, value }) => [feature, value])).toEqual([
    ["u", expect.closeTo(3, 12)],
    ["v", expect.closeTo(2, 12)],
  ]);
  expect(partOf(gaps[0]!, "u").share).toBeCloseTo(0.6, 12);
});

test("the parts of a gap in decisions add up to the gap that the audit itself measures", async () => {
  const data = people(1);
  const scores = await decides.predict(data);
  const withScores = { ...data, score: scores };
  const { why, disparities } = await audit(withScores, { ...options, sensitive: ["group"], score: "score", minN: 20, why: true });
  const [gap] = why!.gaps;
  const measured = disparities.find(({ id }) => id === "demographic_parity_difference@group")!;
  expect(gap!.gap).toBeCloseTo(measured.value!, 12);
  expect(total(gap!)).toBeCloseTo(gap!.gap!, 12);
  expect(Math.abs(gap!.residual!)).toBeLessThan(1e-12);
  expect(partOf(gap!, "idle")).toMatchObject({ value: 0, se: 0, share: 0 });
  expect(why!.forecast).toBe(why!.evals);
});

test("gaps among people of one true outcome are taken apart over those people alone", async () => {
  const data = people(2);
  const { gaps } = await whyOf(data, { of: ["equal_opportunity_difference", "predictive_equality_difference"] }, options);
  const scores = decides.predict(data);
  const rate = (group: string, label: number): number => {
    const own = scores.filter((_, i) => data.group![i] === group && data.y![i] === label);
    return own.filter((score) => score >= 0.4).length / own.length;
  };
  for (const [i, label] of [1, 0].entries()) {
    expect(gaps[i]!.gap).toBeCloseTo(Math.abs(rate("A", label) - rate("B", label)), 12);
    expect(total(gaps[i]!)).toBeCloseTo(gaps[i]!.gap!, 12);
    expect(gaps[i]!.space).toBe("decision");
  }
});

test("declared columns and the others add up to the gap, with the errors of the sums", async () => {
  for (const method of ["sampled", "sage"] as const) {
    const { gaps, legitimate } = await whyOf(people(3), { method, legitimate: ["home", "idle"] }, options);
    const { split, gap, start } = gaps[0]!;
    expect(legitimate).toEqual(["home", "idle"]);
    expect(split!.legitimate.value + split!.unexplained.value + (start?.value ?? 0)).toBeCloseTo(gap!, 12);
    expect(split!.legitimate.value).toBeCloseTo(partOf(gaps[0]!, "home").value, 12);
    expect(split!.legitimate.se).toBeCloseTo(partOf(gaps[0]!, "home").se, 10);
    expect(
      gaps[0]!.parts
        .filter((part) => part.legitimate)
        .map(({ feature }) => feature)
        .sort(),
    ).toEqual(["home", "idle"]);
  }
});

test("a gap that is no mean over rows is valued itself: parts, start and gap, donors of the same label", async () => {
  const { gaps } = await whyOf(people(4), { of: ["accuracy_parity_difference"], passes: 6 }, options);
  const [gap] = gaps;
  expect(gap).toMatchObject({ method: "sage", space: "measure", passes: 6, levels: null, pairs: null });
  expect(total(gap!)).toBeCloseTo(gap!.gap!, 12);
  expect(gap!.start!.se).toBeGreaterThan(0);
  expect(partOf(gap!, "idle")).toMatchObject({ value: 0, se: 0 });
});

test("rows in another order, and columns in another order, change nothing but rounding", async () => {
  const data = people(5, 90);
  const order = rng(1, "order");
  const places = Array.from({ length: 90 }, (_, i) => i).sort(() => order.next() - 0.5);
  const moved = Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([name, values]) => [name, places.map((i) => values[i]!)]),
  );
  for (const settings of [{}, { of: ["accuracy_parity_difference"], passes: 2 }]) {
    const [a, b] = [await whyOf(data, settings, { ...options, id: "id" }), await whyOf(moved, settings, { ...options, id: "id" })];
    a.gaps[0]!.parts.forEach(({ feature, value, se }) => {
      expect(partOf(b.gaps[0]!, feature).value).toBeCloseTo(value, 12);
      expect(partOf(b.gaps[0]!, feature).se).toBeCloseTo(se, 12);
    });
    expect(b.evals).toBe(a.evals);
  }
});

test("weights count: whole weights give the gap of repeated rows", async () => {
  const data = people(6, 60);
  const weight = data.group!.map((_, i) => 1 + (i % 3));
  const repeated = Object.fromEntries(
    Object.entries(data).map(([name, values]) => [name, values.flatMap((value, i) => Array(weight[i]!).fill(value))]),
  );
  const weighted = await whyOf({ ...data, weight }, {}, { ...options, weight: "weight" });
  const plain = await whyOf(repeated as Columns, {}, options);
  expect(weighted.gaps[0]!.gap).toBeCloseTo(plain.gaps[0]!.gap!, 12);
  expect(total(weighted.gaps[0]!)).toBeCloseTo(plain.gaps[0]!.gap!, 12);
});

test("rows of a cluster count as one, whichever way a gap is taken apart", async () => {
  const once = people(12, 120);
  const twice = Object.fromEntries(Object.entries(once).map(([name, values]) => [name, [...values, ...values]])) as Columns;
  const rows = { ...options, minN: 20 };
  for (const settings of [{}, { of: ["accuracy_parity_difference"], passes: 20 }]) {
    const [single, clustered, apart] = [
      await whyOf(once, settings, rows),
      await whyOf(twice, settings, { ...rows, cluster: "id" }),
      await whyOf(twice, settings, rows),
    ].map(({ gaps }) => gaps[0]!);
    expect(clustered!.se! / single!.se!).toBeGreaterThan(0.85);
    expect(clustered!.se! / single!.se!).toBeLessThan(1.15);
    expect(apart!.se! / single!.se!).toBeLessThan(0.8);
  }
});

test("columns together are one feature, of sampled and of exact parts", async () => {
  const { gaps } = await whyOf(small, { together: { both: ["u", "v"] } }, amounts);
  expect(gaps[0]!.parts).toEqual([expect.objectContaining({ feature: "both", columns: ["u", "v"], value: expect.closeTo(5, 12) })]);
});

test("a budget of rows makes the work smaller and says so; none at all leaves a reason", async () => {
  const whole = await whyOf(people(7), {}, options);
  const half = await whyOf(people(7), { maxEvals: 240 + Math.ceil((whole.evals - 240) / 2) }, options);
  expect(half.gaps[0]).toMatchObject({ passes: 1, truncated: true });
  expect(half.evals).toBeLessThanOrEqual(240 + Math.ceil((whole.evals - 240) / 2));
  const few = await whyOf(people(7), { maxEvals: 240 + 260 }, options);
  expect(few.truncated).toBe(true);
  expect(few.evals).toBeLessThanOrEqual(500);
  expect(few.gaps[0]!.pairs!).toBeLessThan(whole.gaps[0]!.pairs!);
  expect(total(few.gaps[0]!) + few.gaps[0]!.residual!).toBeCloseTo(few.gaps[0]!.gap!, 12);
  const none = await whyOf(people(7), { maxEvals: 1 }, options);
  expect(none.gaps[0]).toMatchObject({ gap: null, reason: "budget_spent", parts: [], truncated: true });
  const late = await whyOf(people(7), { maxSeconds: 0 }, options);
  expect(late.gaps[0]).toMatchObject({ gap: null, reason: "budget_spent" });
  const drawn = await whyOf(people(7), { method: "sage", maxEvals: 240 + 2000 }, options);
  expect(drawn.gaps[0]).toMatchObject({ truncated: true, passes: 1 });
});

test("groups too small, one group, no label: a reason each", async () => {
  expect((await whyOf(people(8, 30), {}, { ...options, minN: 25 })).gaps[0]).toMatchObject({ gap: null, reason: "fewer_than_two_groups" });
  const unlabelled = { ...people(8, 60) };
  delete unlabelled.y;
  const noLabel = { model: decides, threshold: 0.4, minN: 5, prediction: "d", positive: 1 };
  const data = { ...unlabelled, d: unlabelled.home!.map((_, i) => i % 2) };
  expect((await whyOf(data, { of: ["equal_opportunity_difference"] }, noLabel)).gaps[0]).toMatchObject({ gap: null, reason: "no_label" });
});

test("the model is asked in few large batches: once for each step of an order", async () => {
  let calls = 0;
  const counted = {
    ...decides,
    predict(columns: Readonly<Columns>) {
      calls++;
      return decides.predict(columns);
    },
  };
  const { gaps } = await whyOf(people(9), { passes: 1 }, { ...options, model: counted });
  expect(gaps[0]!.evals).toBeGreaterThan(200);
  // The audit scores once; orders of three columns have two steps whose values are not known.
  expect(calls).toBeLessThanOrEqual(3);
});

test("a gap of a group that is hidden is hidden too", async () => {
  const data = people(10, 120);
  const result = await audit(data, { ...options, sensitive: ["group"], minN: 20, why: true });
  expect(result.why!.gaps).toHaveLength(1);
  expect(suppressed(result, 45).why!.gaps).toEqual([]);
});

test.each([
  [{ of: ["raw_score"] }, "EH200", "taken apart exactly"],
  [{ of: ["demographic_parity_ratio"] }, "EH200", "no gap that can be taken apart"],
  [{ of: ["equalized_odds_difference"] }, "EH200", "no gap that can be taken apart"],
  [{ of: ["accuracy_parity_difference"], method: "sampled" }, "EH200", "no mean over rows"],
  [{ of: ["demographic_parity_difference"], method: "exact" }, "EH200", "not taken apart exactly"],
  [{ of: ["demographic_parity_difference@race"] }, "EH200", "told apart by race"],
  [{ attributes: ["race"] }, "EH200", "told apart by race"],
  [{ of: ["no_such_thing"] }, "EH203", "no_such_thing"],
  [{ legitimate: ["hom"] }, "EH101", "declared legitimate"],
] as const)("%j: %s", async (settings, code, words) => {
  await expect(whyOf(people(11, 60), settings, options)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});

test("whatever the scores, parts add up to the gap of decisions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }), fc.nat(50), async ([a, b, c], seed) => {
      const any = model(["home", "debt", "idle"], ({ home, debt, idle }) =>
        Math.min(1, Math.max(0, a! * Number(home) + b! * Number(debt) * Number(idle) + c! * Number(idle))),
      );
      const { gaps } = await whyOf(people(seed, 45), {}, { ...options, model: any, minN: 5 });
      expect(total(gaps[0]!)).toBeCloseTo(gaps[0]!.gap!, 10);
    }),
    { numRuns: 12 },
  );
});
