import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { type AdversarialSettings, usualAdversarial } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string | null)[]>;

const n = 400;
const random = rng(12, "near");
const g = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "near" : "far"));
const x = g.map((group) =>
  group === "near" ? 40 + 20 * random.next() : random.next() < 0.5 ? 10 * random.next() : 90 + 10 * random.next(),
);
const data: Columns = {
  x,
  z: Array.from({ length: n }, () => random.next()),
  c: g.map((_, i) => ["yes", "no"][i % 3 === 0 ? 1 : 0]!),
  g,
  score: x.map((v) => v / 100),
};
const model = {
  features: ["x", "z", "c"],
  predict: (columns: Readonly<Columns>) =>
    columns.x!.map((v, i) => Number(v) / 100 + (columns.c![i] === "no" && Number(v) < 60 && Number(v) > 45 ? 0.2 : 0)),
};
const nearest = async (settings: Partial<AdversarialSettings> = {}, more: Partial<AuditOptions> = {}) =>
  (
    await audit(data, {
      ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model },
      stress: { tests: null, serving: false, adversarial: { ...usualAdversarial, rows: 60, queries: 400, ...settings } },
      ...more,
    })
  ).adversarial!;

test("a group that stands near the boundary has the smaller distances; what turns decisions alone is named", async () => {
  const found = await nearest();
  expect(found).toMatchObject({ rows: 60, features: ["x", "z"], immutable: [] });
  const [far, near] = ["far", "near"].map((group) => found.byGroup.find((one) => one.group.g === group)!);
  expect([near!.rows, far!.rows, near!.flipped, far!.flipped]).toEqual([30, 30, 30, 30]);
  expect(near!.median!).toBeLessThan(0.3);
  // Those that stand far off have all of the others between them and the boundary: a quarter of all rows at least.
  expect(far!.lower!).toBeGreaterThan(near!.upper!);
  expect(near!.columnsChanged).toBe(1);
  const sweep = (feature: string) => found.sweeps.find((one) => one.feature === feature)!;
  expect(sweep("x").everybody).toMatchObject({ flipped: 60, rate: 1 });
  expect(sweep("z").everybody).toMatchObject({ flipped: 0, rate: 0, medianShift: null });
  expect(sweep("c").everybody.flipped).toBeGreaterThan(0);
  expect(sweep("c").everybody.medianShift).toBeNull();
});

test("what must not change, or only grow, is left alone; then some decisions cannot be turned", async () => {
  const fixed = await nearest({ immutable: ["x"] });
  expect(fixed).toMatchObject({ features: ["z"], immutable: ["x"] });
  expect(fixed.everybody).toMatchObject({ flipped: 0, median: null, upper: null, columnsChanged: null });
  const up = await nearest({ increaseOnly: ["x"] });
  const only = up.sweeps.find(({ feature }) => feature === "x")!.everybody;
  expect(only.flipped).toBeGreaterThan(0);
  expect(only.flipped).toBeLessThan(60);
  // Whoever has a positive decision cannot lose it by growing.
  expect(up.everybody.flipped).toBe(only.flipped);
});

test("the same again, in another order of rows", async () => {
  const order = Array.from({ length: n }, (_, i) => (7 * i) % n);
  const turned = Object.fromEntries(Object.entries(data).map(([name, list]) => [name, order.map((i) => list[i]!)]));
  const once = JSON.stringify(await nearest());
  const { adversarial } = await audit(turned, {
    ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model },
    stress: { tests: null, serving: false, adversarial: { ...usualAdversarial, rows: 60, queries: 400 } },
  });
  expect(JSON.stringify(adversarial)).toBe(once);
});
