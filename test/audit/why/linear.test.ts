import { expect, test } from "vitest";
import { requestOf } from "../../../src/audit/audit.js";
import { openData } from "../../../src/audit/open-data.js";
import { runAudit } from "../../../src/audit/run.js";
import type { Linear } from "../../../src/models/linear/linear.js";
import { linearModel } from "../../../src/models/linear/linear-model.js";
import { usualWhy, type WhySettings } from "../../../src/policy/why-settings.js";
import { rng } from "../../../src/stats/rng.js";
import { type Table, tableFrom } from "../../../src/table/table.js";

const numbersOf = (table: Table, name: string): Float64Array => {
  const column = table.columns.get(name)!;
  return column.kind === "number" ? column.values : Float64Array.from(column.codes, (code) => (column.levels[code] === "north" ? 1 : 0));
};

/** 2·a − b, and 1.5 where the region is north: one column under two terms. */
const linear = (link: Linear["link"]["kind"]): Linear => ({
  library: "drawn",
  terms: [
    { name: "a", column: "a" },
    { name: "b", column: "b" },
    { name: "region=north", column: "region" },
    { name: "region=south", column: "region" },
  ],
  weights: [Float64Array.of(2, -1, 1, -0.5)],
  intercept: Float64Array.of(0.25),
  precision: "double",
  link: { kind: link, slope: 1 },
  valuesOf: (table) => {
    const north = numbersOf(table, "region");
    return [numbersOf(table, "a"), numbersOf(table, "b"), north, north.map((one) => 1 - one)];
  },
});

const random = rng(2, "linear");
const rows = Array.from({ length: 200 }, (_, i) => {
  const group = i % 4 === 0 ? "B" : "A";
  return {
    group,
    a: random.next() + (group === "A" ? 0.3 : 0),
    b: random.next(),
    region: random.next() < (group === "A" ? 0.7 : 0.4) ? "north" : "south",
    y: i % 2,
  };
});
const mean = (of: (row: (typeof rows)[number]) => number, group: string): number => {
  const own = rows.filter((row) => row.group === group);
  return own.reduce((sum, row) => sum + of(row), 0) / own.length;
};
const apart = (of: (row: (typeof rows)[number]) => number): number => mean(of, "A") - mean(of, "B");

async function whyOf(link: "logistic" | "identity", settings: Partial<WhySettings>) {
  const table = tableFrom(
    Object.fromEntries(["group", "a", "b", "region", "y"].map((name) => [name, rows.map((row) => row[name as "a"])])),
  );
  await using opened = await openData({ kind: "table", table });
  const request = requestOf({
    label: "y",
    sensitive: ["group"],
    minN: 20,
    ...(link === "logistic" ? { positive: 1, threshold: 0.7 } : { task: "regression" }),
  });
  const { why } = await runAudit(opened, request, {
    model: linearModel(linear(link), { adapter: "drawn", facts: {} }),
    studies: { why: { ...usualWhy, ...settings } },
  });
  return why!.gaps;
}

const expected = { a: 2 * apart(({ a }) => a), b: -apart(({ b }) => b), region: 1.5 * apart(({ region }) => (region === "north" ? 1 : 0)) };

test("the raw score of a linear model is taken apart by its weights, terms of one column as one: β(x̄₁ − x̄₂)", async () => {
  const [decisions, raw] = await whyOf("logistic", { legitimate: ["b", "region"] });
  expect(decisions).toMatchObject({ method: "sampled", space: "decision" });
  expect(raw).toMatchObject({ measure: "raw_score__difference@group", method: "exact", space: "raw_score", evals: 0 });
  for (const { feature, value } of raw!.parts) expect(value).toBeCloseTo(expected[feature as keyof typeof expected], 12);
  expect(Math.abs(raw!.parts.reduce((sum, { value }) => sum + value, 0) - raw!.gap!)).toBeLessThan(1e-12);
  expect(raw!.split!.legitimate.value).toBeCloseTo(expected.b + expected.region, 12);
});

test("without a link the predicted amounts are the raw score: exact as well, and sampled and valued the same", async () => {
  const [exact] = await whyOf("identity", {});
  expect(exact).toMatchObject({ measure: "mean_prediction__difference@group", method: "exact", space: "amount" });
  const [sampled] = await whyOf("identity", { method: "sampled" });
  const [valued] = await whyOf("identity", { method: "sage", passes: 30 });
  for (const { feature, value, se } of exact!.parts) {
    expect(value).toBeCloseTo(expected[feature as keyof typeof expected], 12);
    const drawn = sampled!.parts.find((part) => part.feature === feature)!;
    expect(drawn.value).toBeCloseTo(value, 10);
    expect(Math.abs(drawn.se / se - 1)).toBeLessThan(0.15);
    const own = valued!.parts.find((part) => part.feature === feature)!;
    expect(Math.abs(own.value - value)).toBeLessThan(4 * own.seMonteCarlo! + 0.02);
  }
});

test("columns together are one feature of the exact parts too", async () => {
  const [raw] = await whyOf("logistic", { of: ["raw_score"], together: { both: ["a", "region"] } });
  expect(raw!.parts.find(({ feature }) => feature === "both")!.value).toBeCloseTo(expected.a + expected.region, 12);
});
