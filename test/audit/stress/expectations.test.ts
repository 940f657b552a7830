import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { check } from "../../../src/audit/check.js";
import type { Expectation } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;

const n = 400;
const random = rng(3, "expected");
const data: Columns = {
  x: Array.from({ length: n }, () => random.next()),
  z: Array.from({ length: n }, () => random.next()),
  c: Array.from({ length: n }, () => ["a", "b", "c"][random.below(3)]!),
  g: Array.from({ length: n }, () => ["f", "m"][random.below(2)]!),
};
data.score = data.x!.map(() => 0.5);
const scored = (features: readonly string[], of: (row: Record<string, number | string | null>) => number) => ({
  features,
  predict: (columns: Readonly<Columns>) =>
    columns[features[0]!]!.map((_, i) => of(Object.fromEntries(features.map((name) => [name, columns[name]![i]!])))),
});
const expected = (feature: string, move: Expectation["expected"], tolerance = 0): Expectation => ({
  feature,
  expected: move,
  tolerance,
  check: null,
});
const expectations = async (model: AuditOptions["model"], ...asked: Expectation[]) =>
  (
    await audit(data, {
      ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model: model! },
      stress: { tests: null, expectations: asked, serving: false },
    })
  ).expectations;

test("a model that falls where x is high, for one group: the rows that go against it, the largest move and where", async () => {
  // Rises up to 0.8; for group f it falls by 0.3 beyond.
  const model = scored(["x", "g"], ({ x, g }) => Math.min(Number(x), 0.8) / 2 - (g === "f" && Number(x) > 0.8 ? 0.3 : 0));
  const [up, down, either, still] = await expectations(
    model,
    expected("x", "increase"),
    expected("x", "decrease"),
    expected("x", "monotone"),
    expected("g", "invariant"),
  );
  const f = data.g!.filter((group) => group === "f").length;
  expect(up).toMatchObject({ direction: "increase", rows: n, violations: f, rate: f / n, exact: false, certificate: null });
  // Between the values that are tried the score has risen a little, so the largest move that is seen is somewhat less than 0.3.
  expect(up!.largest!.move).toBeGreaterThan(0.27);
  expect(up!.largest!.move).toBeLessThanOrEqual(0.3);
  expect([Number(up!.largest!.from) <= 0.8, Number(up!.largest!.to) > 0.8]).toEqual([true, true]);
  expect(up!.byGroup.map(({ group, rate }) => [group.g, rate])).toEqual([
    ["f", 1],
    ["m", 0],
  ]);
  expect(down).toMatchObject({ violations: n, rate: 1 });
  expect(either).toMatchObject({ direction: "increase", violations: f });
  // Whoever is tried as f and as m differs by 0.3 where x is above 0.8, and not elsewhere.
  expect(still).toMatchObject({ direction: null, violations: data.x!.filter((x) => Number(x) > 0.8).length });
});

test("equal scores are no violation, nor are moves within the tolerance", async () => {
  const flat = scored(["x"], () => 0.7);
  expect(await expectations(flat, expected("x", "increase"), expected("x", "invariant"))).toMatchObject([
    { violations: 0, largest: null, upper: expect.closeTo(0.0095, 3) },
    { violations: 0 },
  ]);
  const wavy = scored(["x"], ({ x }) => Number(x) + 0.1 * Math.sin(20 * Number(x)));
  const [strict, lenient] = await expectations(wavy, expected("x", "increase"), expected("x", "increase", 0.2));
  expect([strict!.violations > 0, lenient!.violations]).toEqual([true, 0]);
});

test("texts have no order, a single value cannot move, a column that is not read is a mistake", async () => {
  const model = scored(["x", "c"], ({ x }) => Number(x));
  expect(await expectations(model, expected("c", "increase"))).toMatchObject([{ reason: "needs_numbers", rows: 0, rate: null }]);
  await expect(expectations(model, expected("zz", "increase"))).rejects.toMatchObject({ code: "EH101" });
});

test("trees of the demo model: exact for the rows, and what the trees show of all others", async () => {
  const { expectations: rows } = await audit("fixtures/mortgage/decisions.csv", {
    ...{ label: "outcome", positive: "approved", score: "p_approved", threshold: 0.75, sensitive: ["race"] },
    model: "lightgbm:fixtures/mortgage/model.txt",
    stress: {
      tests: null,
      serving: false,
      expectations: [expected("debt_ratio", "decrease"), expected("consumer_credit_code", "decrease"), expected("units", "invariant")],
    },
  });
  const [debt] = rows;
  expect(debt).toMatchObject({ exact: true, reason: null, certificate: { status: "open" } });
  expect(debt!.violations).toBeGreaterThan(0);
  expect(debt!.certificate!.most!).toBeGreaterThan(0);
});

test("as limits of a policy: a violation fails at none allowed, a sample alone passes only a share", async () => {
  const policy = (list: readonly object[]) => ({
    version: 1,
    columns: { label: "y", prediction: "p", sensitive: ["g"] },
    outcome: { positive: 1, favorable: "positive" },
    checks: [{ metric: "accuracy", min: 0 }],
    expectations: list,
  });
  const more = { ...data, y: data.x!.map((x) => (Number(x) > 0.5 ? 1 : 0)), p: data.x!.map((x) => (Number(x) > 0.5 ? 1 : 0)) };
  const model = scored(["x", "z"], ({ x, z }) => Number(x) - Number(z));
  const list = [
    { feature: "x", expect: "increase" },
    { feature: "x", expect: "increase", max: 0.02 },
    { feature: "x", expect: "decrease" },
    { feature: "z", expect: "decrease", max: 0.05, by: "g" },
  ];
  const { checks } = await check(more, { policy: policy(list), model });
  expect(checks.slice(1).map(({ id, status }) => `${id} ${status}`)).toEqual([
    "x.increase inconclusive",
    "x.increase.2 pass",
    "x.decrease fail",
    "z.decrease@g pass",
  ]);
  const without = await check(more, { policy: policy(list.slice(0, 1)) });
  expect(without.checks.at(-1)).toMatchObject({ status: "no_data", reason: "needs_model" });
});
