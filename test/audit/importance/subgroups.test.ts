import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { renderMarkdown } from "../../../src/renderers/markdown.js";
import { rng } from "../../../src/stats/rng.js";

type Cells = Record<string, (number | string | null)[]>;

/** x lies higher on the hill, and only there does the model, which is right about y, use it. */
function people(n: number): Cells {
  const random = rng(6, "people");
  const data: Cells = { town: [], kin: [], x: [], y: [] };
  for (let i = 0; i < n; i++) {
    const town = i % 4 === 0 ? "hill" : i % 4 === 1 ? "lake" : "dale";
    const x = random.next() + (town === "hill" ? 2 : town === "lake" ? 1 : 0);
    data.town!.push(town);
    data.kin!.push(i % 50 === 0 ? "few" : "many");
    data.x!.push(x);
    data.y!.push(town === "hill" ? x : 0);
  }
  return data;
}
const data = people(400);
const options: AuditOptions = {
  ...{ label: "y", task: "regression", sensitive: ["kin"], minN: 1 },
  model: {
    features: ["town", "x"],
    output: "amount",
    predict: ({ town, x }: Readonly<Cells>) => x!.map((one, i) => (town![i] === "hill" ? Number(one) : 0)),
  },
  importance: { metrics: ["mean_absolute_error", "root_mean_squared_error"], conditional: "subgroups", repeats: { least: 4, most: 4 } },
};

test("by subgroup: worth something where the model uses it, nothing elsewhere; the whole is their mean by rows", async () => {
  const result = await audit(data, options);
  const { importance } = result;
  const x = importance!.features.find(({ feature }) => feature === "x")!.conditional!;
  expect(x.subgroups.length).toBe(3);
  const [hill, ...others] = x.subgroups;
  expect(hill).toMatchObject({ conditions: [{ column: "town", values: ["hill"] }], rows: 100 });
  expect(hill!.value!).toBeGreaterThan(0.2);
  expect(hill!.lower!).toBeGreaterThan(0);
  for (const { value } of others) expect(value).toBe(0);
  const rows = x.subgroups.reduce((sum, one) => sum + one.rows, 0);
  expect([rows, x.moreSubgroups]).toEqual([400, 0]);
  expect(x.subgroups.reduce((sum, one) => sum + (one.rows / rows) * one.value!, 0)).toBeCloseTo(x.value!, 12);
  // Of the leading measure alone.
  expect(importance!.also[0]!.features.every(({ conditional }) => conditional!.subgroups.length === 0)).toBe(true);
  const page = renderMarkdown(result);
  expect(page).toContain("Where a feature matters beyond the others");
  expect(page).toMatch(/town is hill +\| +100/);
});

test("knockoffs have no subgroups, and both ways are shown beside the marginal number", async () => {
  const numbers = { ...data, z: data.x!.map((x, i) => Number(x) + (i % 7) / 10) };
  const model = { features: ["x", "z"], output: "amount" as const, predict: ({ x }: Readonly<Cells>) => x!.map(Number) };
  for (const conditional of ["knockoffs", "subgroups"] as const) {
    const result = await audit(numbers, {
      ...options,
      label: "x",
      model,
      importance: { metrics: ["mean_absolute_error"], conditional, repeats: { least: 2, most: 2 } },
    });
    const own = result.importance!.features.find(({ feature }) => feature === "x")!;
    expect(own.conditional!.value!).toBeLessThan(own.value!);
    expect(own.conditional!.subgroups.length > 0).toBe(conditional === "subgroups");
    expect(renderMarkdown(result)).toContain("Beyond the others");
  }
});

test("shared reports show no subgroup that is small or told apart by what hidden groups are", async () => {
  const result = await audit(data, { ...options, sensitive: ["town"] });
  const subgroups = (minCell: number) =>
    suppressed(result, minCell).importance!.features.find(({ feature }) => feature === "x")!.conditional!.subgroups;
  expect(subgroups(5)).toHaveLength(3);
  expect(subgroups(120)).toEqual([]);
});
