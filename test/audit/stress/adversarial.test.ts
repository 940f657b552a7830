import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { Result } from "../../../src/audit/result.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { type AdversarialSettings, usualAdversarial } from "../../../src/policy/stress-settings.js";
import { nearestDecisions } from "../../../src/sections/robustness/nearest.js";
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
  expect(found).toMatchObject({ rows: 60, features: ["x", "z", "c"], numbers: ["x", "z"], immutable: [], truncated: false });
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
  const fixed = await nearest({ immutable: ["x", "c"] });
  expect(fixed).toMatchObject({ features: ["z"], immutable: ["x", "c"] });
  expect(fixed.everybody).toMatchObject({ flipped: 0, median: null, upper: null, columnsChanged: null });
  const up = await nearest({ increaseOnly: ["x"], immutable: ["c"] });
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

// A score of 0.3 × x in shares + 0.3 for "gold" + 0.3 for "city": two categories that must change together flip whoever has neither,
// and numbers alone never do.
const mixed: Columns = {
  x: Array.from({ length: n }, (_, i) => i % 100),
  tier: Array.from({ length: n }, (_, i) => ["gold", "plain", "plain"][i % 3]!),
  place: Array.from({ length: n }, (_, i) => ["city", "land"][i % 2]!),
  other: Array.from({ length: n }, (_, i) => ["p", "q", "r", "s", "t"][i % 5]!),
  g,
  score: Array.from({ length: n }, () => 0.5),
};
const pair = {
  features: ["x", "tier", "place", "other"],
  predict: (columns: Readonly<Columns>) =>
    columns.x!.map((v, i) => 0.003 * Number(v) + (columns.tier![i] === "gold" ? 0.3 : 0) + (columns.place![i] === "city" ? 0.3 : 0)),
};

test("rows of numbers and categories: both categories change where both are needed, and nothing that is not", async () => {
  const settings = { ...usualAdversarial, rows: 90, queries: 400 };
  const asked = async (more: Partial<AdversarialSettings>) =>
    (
      await audit(mixed, {
        ...{ sensitive: ["g"], score: "score", threshold: 0.599, minN: 10, model: pair },
        stress: { tests: null, serving: false, adversarial: { ...settings, ...more } },
      })
    ).adversarial!;
  const found = await asked({});
  expect(found.everybody).toMatchObject({ flipped: 90 });
  // One category is enough for those with one of them; two for those with none and a small number; x alone turns those near its end.
  expect(found.everybody.withCategories).toBeGreaterThan(40);
  expect(Math.max(...found.everybody.distances)).toBeLessThanOrEqual(2 + 1e-9);
  expect(found.everybody.distances.filter((distance) => Math.abs(distance - 1) < 1e-9).length).toBeGreaterThan(20);
  expect(found.byGroup.reduce((sum, { flipped }) => sum + flipped, 0)).toBe(90);
  const held = await asked({ immutable: ["tier", "place"] });
  // With its categories held a row is decided by 0.003 x + 0.3 or 0.6 or 0: only those with both and with one can turn, and those with one need x.
  expect(held.everybody.withCategories).toBe(0);
  expect(held.everybody.flipped).toBeLessThan(90);
});

test("bounds hold: a number is only moved to values within them", async () => {
  const free = await nearest({ immutable: ["c"] });
  const within = await nearest({ immutable: ["c"], bounds: { x: [null, 49] } });
  expect(free.everybody.flipped).toBe(60);
  // Whoever is below 50 can never reach it.
  const sweep = within.sweeps.find(({ feature }) => feature === "x")!;
  expect(sweep.everybody.flipped).toBe(within.everybody.flipped);
  expect(within.everybody.flipped).toBeLessThan(60);
  await expect(nearest({ immutable: ["zz"] })).rejects.toMatchObject({ code: "EH101" });
});

test("a budget ends the search early, and says so", async () => {
  const { adversarial, stress, diagnostics } = await audit(data, {
    ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model },
    stress: { tests: null, serving: true, adversarial: { ...usualAdversarial, rows: 60, queries: 400 }, maxEvals: 3000 },
  });
  expect(adversarial).toMatchObject({ planned: 60, truncated: true });
  expect(adversarial!.rows).toBeLessThan(60);
  expect(stress!.evals).toBeLessThanOrEqual(3000);
  expect(stress!.cut).toContain("adversarial");
  expect(diagnostics.map(({ code }) => code)).toContain("EH309");
});

test("gaps between groups have bounds; what is told within a distance and in the middle is that of the distances", async () => {
  const found = await nearest({ rows: 120 });
  const [far, near] = ["far", "near"].map((group) => found.byGroup.find((one) => one.group.g === group)!);
  const [gap] = found.medianGaps;
  expect(gap).toMatchObject({ by: ["g"], higher: { g: "far" }, lower: { g: "near" } });
  expect(gap!.value).toBeCloseTo(far!.median! - near!.median!, 12);
  expect(gap!.bounds!.lower!).toBeGreaterThan(0);
  expect(found.furthest).toBe(3);
  const share = ({ distances, rows }: typeof far & object): number => distances.filter((distance) => distance <= 0.1).length / rows;
  expect(found.within.distance).toBe(0.1);
  expect(found.within.gaps[0]!.value).toBeCloseTo(share(near!) - share(far!), 12);
  const words = JSON.stringify(nearestDecisions({ adversarial: found, plan: { confidence: 0.95 } as Result["plan"] }));
  expect(words).toContain("half of near have another decision nearer than half of far");
});

test("a group that is tried as often as a larger one counts for its people where both are taken together; weights count in every median", async () => {
  // One in five is near: as many of each are tried, and everybody is in the middle of those far off.
  const few = Object.fromEntries(
    Object.entries(data).map(([name, list]) => [name, list.filter((_, i) => g[i] === "far" || i % 8 === 0)]),
  ) as Columns;
  const of = async (columns: Columns, more: Partial<AuditOptions> = {}) =>
    (
      await audit(columns, {
        ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model },
        stress: { tests: null, serving: false, adversarial: { ...usualAdversarial, rows: 60, queries: 200 } },
        ...more,
      })
    ).adversarial!;
  const plain = await of(few);
  const group = (name: string) => plain.byGroup.find((one) => one.group.g === name)!;
  expect([group("near").rows, group("far").rows, group("near").weights]).toEqual([30, 30, null]);
  // 200 far ones and 50 near ones: each tried one stands for 20/3 and 5/3 people.
  expect([...new Set(plain.everybody.weights!.map((weight) => weight.toFixed(6)))].sort()).toEqual(["1.666667", "6.666667"]);
  const sorted = [...group("far").distances, ...group("near").distances].sort((a, b) => a - b);
  expect(plain.everybody.median!).toBeGreaterThan(sorted[29]!);
  const weighed = await of({ ...few, w: few.x!.map((v) => (Math.abs(Number(v) - 50) < 3 ? 20 : 1)) }, { weight: "w" });
  const near = weighed.byGroup.find((one) => one.group.g === "near")!;
  expect(new Set(near.weights!.map((weight) => (weight * 3) / 5))).toEqual(new Set([1, 20]));
  expect(near.median!).toBeLessThan(group("near").median!);
  const shared = suppressed(
    { ...(await audit(few, { sensitive: ["g"], score: "score", threshold: 0.5, minN: 10 })), adversarial: plain } as Result,
    60,
  );
  expect(shared.adversarial).toMatchObject({ byGroup: [], medianGaps: [], within: { gaps: [] } });
});

test("a budget of its own ends the search, though all else may go on", async () => {
  const { adversarial, stress } = await audit(data, {
    ...{ sensitive: ["g"], score: "score", threshold: 0.5, minN: 10, model },
    stress: { tests: null, serving: false, adversarial: { ...usualAdversarial, rows: 60, queries: 400, maxEvals: 900 } },
  });
  expect(adversarial!.asked).toBeLessThanOrEqual(900);
  expect(adversarial!.truncated).toBe(true);
  expect(stress!.cut).toEqual(["adversarial"]);
});
