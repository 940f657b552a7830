import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import type { RecourseSettings } from "../../../src/policy/recourse-settings.js";
import { renderRecourse } from "../../../src/renderers/terminal/recourse.js";
import { recourse as section } from "../../../src/sections/recourse.js";
import { rng } from "../../../src/stats/rng.js";

/** Incomes 1 to 100, each once a group; the model lends from 60 on, and to group y from 80 on. */
const people = Array.from({ length: 200 }, (_, i) => ({
  income: 1 + (i >> 1),
  group: i % 2 === 0 ? "x" : "y",
  kind: i % 3 === 0 ? "a" : "b",
}));
const lends = (from: { x: number; y: number }) => ({
  features: ["income", "group", "kind"],
  predict: ({ income, group }: Readonly<Record<string, readonly unknown[]>>) =>
    income!.map((own, i) => 0.5 + (Number(own) - (group![i] === "x" ? from.x : from.y)) / 200),
});
const ask = (settings: Partial<RecourseSettings> = {}, rows: readonly Record<string, string | number>[] = people, more: object = {}) =>
  audit(rows, { sensitive: ["group"], threshold: 0.5, model: lends({ x: 60, y: 80 }), recourse: settings, minN: 10, ...more });
const groupOf = (result: Awaited<ReturnType<typeof ask>>, name: string) =>
  result.recourse!.groups.find(({ group }) => group.group === name)!;

test("the closed form: income rises to the limit of the own group, nothing else changes", async () => {
  const result = await ask();
  // Of x, incomes 1 to 59 rise to 60: on average by 30 steps of 100 ranks. Of y, 1 to 79 rise to 80: by 40.
  expect(groupOf(result, "x")).toMatchObject({ unfavorable: 59, explained: 59, reached: { value: 1 }, changes: { value: 1 } });
  expect(groupOf(result, "x").effort!.value).toBeCloseTo(0.3, 12);
  expect(groupOf(result, "y").effort!.value).toBeCloseTo(0.4, 12);
  expect(groupOf(result, "y").features).toEqual([{ name: "income", share: 1 }]);
  const [gap] = result.recourse!.gaps;
  expect(gap).toMatchObject({ group: { group: "y" }, comparedWith: { group: "x" }, reason: null });
  expect(gap!.effort!.value).toBeCloseTo(0.1, 12);
  expect(gap!.effort!.lower!).toBeGreaterThan(0);
});

test("protected attributes never change, and what cannot change leaves no way", async () => {
  const result = await ask({ immutable: ["income"] });
  expect(result.recourse!.constraints.immutable).toEqual(["group", "income"]);
  expect(result.recourse!.changeable).toEqual(["kind"]);
  expect(groupOf(result, "y")).toMatchObject({ reached: { value: 0 }, effort: null, medianEffort: null, changes: null });
  expect((await ask({ immutable: ["income", "kind"] })).recourse).toMatchObject({ reason: "nothing_changeable", groups: [] });
});

test("directions, costs and links", async () => {
  expect(groupOf(await ask({ only: { income: "decrease" } }), "x").reached!.value).toBe(0);
  expect(groupOf(await ask({ costs: { income: 3 } }), "x").effort!.value).toBeCloseTo(0.9, 12);
  const linked = await ask({ linked: { both: ["income", "kind"] } });
  expect(linked.recourse!.changeable).toEqual(["both"]);
  const fixed = await ask({ linked: { both: ["income", "kind"] }, immutable: ["kind"] });
  expect(fixed.recourse!.reason).toBe("nothing_changeable");
});

test("where the negative decision is the good one, that is the aim", async () => {
  const result = await ask({}, people, { favorable: "negative" });
  // Of x, 60 to 100 fall to 59: on average by 21 ranks.
  expect(result.recourse!.wanted).toBe("negative");
  expect(groupOf(result, "x").effort!.value).toBeCloseTo(0.21, 12);
});

test("burden is the effort of those whose outcome is good", async () => {
  const rows = people.map((one) => ({ ...one, repaid: one.income > 40 ? 1 : 0 }));
  const result = await ask({}, rows, { label: "repaid" });
  // Of x, 41 to 59 rise to 60: on average by 10 ranks.
  expect(groupOf(result, "x").burden!.value).toBeCloseTo(0.1, 12);
  expect(groupOf(await ask(), "x").burden).toBeNull();
});

test("a budget leaves rows out and says so; samples are counted", async () => {
  const cut = await ask({ maxEvals: 500 });
  expect(cut.recourse).toMatchObject({ truncated: true, rows: { unfavorable: 138 } });
  const { evals, rows } = cut.recourse!;
  expect(evals).toBeLessThanOrEqual(500);
  expect(rows.explained).toBeGreaterThan(5);
  expect(rows.explained + rows.leftOut).toBe(138);
  expect((await ask({ maxEvals: 201 })).recourse).toMatchObject({ truncated: true, evals: 200, rows: { explained: 0, leftOut: 138 } });
  const few = await ask({ perGroup: 20 });
  expect(groupOf(few, "x")).toMatchObject({ unfavorable: 59, explained: 20 });
});

test("the order of the rows changes nothing", async () => {
  const random = rng(3);
  const noisy = people.map((one) => ({ ...one, income: one.income + Math.floor(random.next() * 5), other: Math.floor(random.next() * 9) }));
  const [one, other] = [await ask({ perGroup: 30 }, noisy), await ask({ perGroup: 30 }, noisy.toReversed())];
  expect(other.recourse).toEqual(one.recourse);
});

test("mistakes have names", async () => {
  await expect(ask({ immutable: ["incom"] })).rejects.toThrow('the model reads no column "incom"');
  await expect(ask({ only: { kind: "increase" } })).rejects.toThrow("kind holds texts");
  await expect(ask({ costs: { income: 0 } })).rejects.toThrow("the cost of income is 0");
  await expect(ask({ linked: { a: ["income", "kind"], b: ["kind"] } })).rejects.toThrow("kind is linked twice");
  const all = await audit(people, {
    sensitive: ["group"],
    threshold: 0.5,
    model: { predict: ({ income }) => income!.map(() => 1) },
    recourse: true,
  });
  expect(all.recourse!.reason).toBe("nobody_refused");
});

test("the report, the terminal, and what is shared of small groups", async () => {
  const result = await ask();
  const screen = { width: 90, color: false, symbols: "unicode" } as const;
  expect(renderRecourse(result, screen)).toContain("The way is longer for people with group y than for people with group x");
  expect(JSON.stringify(section.blocks(result))).toContain("Effort of the way, by group");
  expect(suppressed(result, 60).recourse!.groups.map(({ group }) => group)).toEqual([{}, { group: "y" }]);
  expect(suppressed(result, 60).recourse!.gaps).toEqual([]);
});
