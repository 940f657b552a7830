import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { ExplainedGap } from "../../../src/audit/why/row.js";
import { renderMarkdown } from "../../../src/renderers/markdown.js";
import { renderContributions } from "../../../src/renderers/terminal/contributions.js";
import { renderEffects } from "../../../src/renderers/terminal/effects.js";
import { renderWhy } from "../../../src/renderers/terminal/why.js";
import { rng } from "../../../src/stats/rng.js";

type Cells = Record<string, (number | string | null)[]>;
const names = ["bus", "car", "walk"];

/** How somebody travels: a chance that rises with income for car, with nearness for walk; B has less income. */
function people(n: number): Cells {
  const random = rng(4, "people");
  const data: Cells = { id: [], group: [], income: [], near: [], mode: [], said: [] };
  for (let i = 0; i < n; i++) {
    const group = i % 2 === 0 ? "A" : "B";
    const [income, near] = [random.next() * (group === "A" ? 1 : 0.6), random.next()];
    const [, car, walk] = chances(income, near);
    data.id!.push(i);
    data.group!.push(group);
    data.income!.push(income);
    data.near!.push(near);
    data.said!.push(car! >= 0.5 ? "car" : walk! > 0.3 ? "walk" : "bus");
    data.mode!.push(names[random.below(3)]!);
  }
  return data;
}
const chances = (income: number, near: number): readonly number[] => [1 - 0.7 * income - 0.3 * near, 0.7 * income, 0.3 * near];
const model = {
  features: ["income", "near"],
  output: "classes" as const,
  classes: names,
  predict: ({ income, near }: Readonly<Cells>) => income!.map((x, i) => chances(Number(x), Number(near![i]))),
};
const options: AuditOptions = { task: "multiclass", label: "mode", prediction: "said", id: "id", sensitive: ["group"], minN: 10, model };
const data = people(120);
const total = ({ parts }: ExplainedGap): number => parts.reduce((sum, { value }) => sum + value, 0);
const screen = { width: 80, color: false, symbols: "unicode" } as const;

test("effects and contributions are of the class that is named, and say so", async () => {
  const result = await audit(data, {
    ...options,
    effects: { features: ["income"], class: "bus", rows: 60 },
    shapley: { class: "walk", explained: 40, backgroundRows: 40 },
  });
  const { effects, shapley } = result;
  expect([effects!.className, effects!.otherClasses, shapley!.className]).toEqual(["bus", [], "walk"]);
  const [income] = effects!.features;
  const [low, high] = [income!.at[0] as number, income!.at.at(-1) as number];
  expect(income!.everybody!.values.at(-1)! - income!.everybody!.values[0]!).toBeCloseTo(-0.7 * (high - low), 10);
  expect(shapley!.features.find(({ feature }) => feature === "income")!.value).toBe(0);
  expect(shapley!.features.find(({ feature }) => feature === "near")!.value).toBeGreaterThan(0);
  const page = renderMarkdown(result);
  expect(page).toContain("Class bus");
  expect(page).toContain("Class walk");
  expect(renderEffects(result, screen)).toContain("score of bus");
  expect(renderContributions(result, screen)).toContain("score of walk");
});

test.each([
  [{ effects: true }, /EH200.*the model has 3 classes, and which one is to be explained is not said/],
  [{ shapley: { class: "buss" } }, /EH200.*the model has no class "buss"/],
  [{ why: true }, /which one is to be explained is not said/],
])("of a model that is asked, a class has to be named: %j", async (studies, said) => {
  await expect(audit(data, { ...options, ...studies })).rejects.toThrow(said);
});

test("a model with one number has no class to name", async () => {
  const one = { features: ["income"], predict: ({ income }: Readonly<Cells>) => income!.map(Number) };
  await expect(audit(data, { ...options, model: one, effects: { class: "bus" } })).rejects.toThrow(
    /EH200.*gives one number and no classes/,
  );
});

test("of two classes the positive one, in whichever place it is", async () => {
  const two = (classes: readonly string[]) => ({
    ...model,
    classes: [...classes],
    predict: ({ income }: Readonly<Cells>) => income!.map((x) => classes.map((name) => (name === "yes" ? Number(x) : 1 - Number(x)))),
  });
  const binary: Cells = { ...data, mode: data.mode!.map((name) => (name === "car" ? "yes" : "no")) };
  for (const classes of [
    ["yes", "no"],
    ["no", "yes"],
  ]) {
    const { effects, why } = await audit(binary, {
      ...{ label: "mode", positive: "yes", sensitive: ["group"], minN: 10, threshold: 0.5, model: two(classes) },
      ...{ effects: { features: ["income"] }, why: { of: ["mean_score__difference"] } },
    });
    expect(effects!.className).toBe("yes");
    expect(effects!.features[0]!.everybody!.values.at(-1)!).toBeGreaterThan(effects!.features[0]!.everybody!.values[0]!);
    expect(why!.gaps[0]).toMatchObject({ className: "yes", pair: { higher: { group: "A" } } });
  }
});

test("why: gaps of a class, in how often rows are put into it and in its chance, add up", async () => {
  const result = await audit(data, { ...options, why: { class: "car", of: ["demographic_parity_difference", "mean_score__difference"] } });
  const [put, chance] = result.why!.gaps;
  // Put into car: 0.7 income is the largest of the three.
  const share = (group: string): number => {
    const own = data.group!.map((name, i) => (name === group ? i : -1)).filter((i) => i >= 0);
    return (
      own.filter((i) => {
        const [bus, car, walk] = chances(Number(data.income![i]), Number(data.near![i]));
        return car! > bus! && car! >= walk!;
      }).length / own.length
    );
  };
  expect(put).toMatchObject({ measure: "demographic_parity_difference@group", className: "car", space: "decision" });
  expect(put!.gap).toBeCloseTo(share("A") - share("B"), 12);
  expect(chance).toMatchObject({ className: "car", space: "score" });
  for (const gap of [put!, chance!]) expect(total(gap)).toBeCloseTo(gap.gap!, 10);
  // The chance is 0.7 income: near carries nothing.
  expect(Math.abs(chance!.parts.find(({ feature }) => feature === "near")!.value)).toBeLessThan(1e-12);
  expect(renderMarkdown(result)).toContain("of the class car by group");
  expect(renderWhy(result, screen)).toContain("of the class car");
  await expect(audit(data, { ...options, why: { class: "car", of: ["accuracy__difference"] } })).rejects.toThrow(
    /EH200.*of one class among several is not taken apart/,
  );
});

test("of open models with few classes every one is explained, exactly", async () => {
  const random = rng(5, "rows");
  const rows: Cells = { age: [], income: [], hours: [], region: [], age_gaps: [], income_gaps: [], hours_gaps: [], y: [], group: [] };
  for (let i = 0; i < 90; i++) {
    for (const name of ["age", "income", "hours", "age_gaps", "income_gaps", "hours_gaps"]) rows[name]!.push(random.next() * 50);
    rows.region!.push(random.below(3));
    rows.y!.push(String(random.below(3)));
    rows.group!.push(i % 2 === 0 ? "A" : "B");
  }
  const open = { adapter: "onnx", path: "fixtures/models/xgboost-three.onnx", features: ["age", "income", "hours"] } as const;
  const { effects, shapley, why, drivers } = await audit(rows, {
    ...{
      task: "multiclass",
      label: "y",
      prediction: "y",
      sensitive: ["group"],
      minN: 10,
      model: open,
    },
    ...{ effects: { most: 1 }, shapley: true, why: { of: ["raw_score"] } },
  });
  expect([effects!, ...effects!.otherClasses].map(({ className }) => className)).toEqual(["0", "1", "2"]);
  expect([shapley!, ...shapley!.otherClasses].map(({ className, method }) => [className, method])).toEqual(
    ["0", "1", "2"].map((name) => [name, "trees"]),
  );
  expect(why!.gaps.map(({ className, method }) => [className, method])).toEqual(["0", "1", "2"].map((name) => [name, "exact"]));
  for (const gap of why!.gaps) expect(Math.abs(total(gap) - gap.gap!)).toBeLessThan(1e-12);
  expect(drivers).toEqual([]);
});
