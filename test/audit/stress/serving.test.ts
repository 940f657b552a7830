import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { rng } from "../../../src/stats/rng.js";

type Cells = readonly (number | string | null)[];

const n = 150;
const random = rng(6, "served");
const data = { x: Array.from({ length: n }, () => random.next()), z: Array.from({ length: n }, () => random.next()) };
const served = async (predict: (columns: Readonly<Record<string, Cells>>) => number[]) => {
  const options: AuditOptions = {
    ...{ sensitive: [], score: "x", threshold: 0.5, model: { features: ["x", "z"], predict } },
    stress: { tests: null, serving: true },
  };
  const { serving, stress } = await audit(data, options);
  return { serving: serving!, evals: stress!.evals };
};

test("a model that answers alike, and a column that it is given in vain", async () => {
  const { serving, evals } = await served(({ x }) => x!.map(Number));
  expect(serving.rows).toBe(100);
  expect(
    serving.asked.map(({ how, batch, differing, largestDifference, flips }) => [how, batch, differing, largestDifference, flips]),
  ).toEqual([
    ["again", null, 0, 0, 0],
    ["again", null, 0, 0, 0],
    ["reversed", null, 0, 0, 0],
    ["batches", 7, 0, 0, 0],
    ["batches", 1, 0, 0, 0],
  ]);
  expect(serving.unused).toEqual([{ column: "z", shownBy: "exchange" }]);
  // All rows once; five times a hundred; every row with another row's value of each column.
  expect(evals).toBe(n + 500 + 2 * n);
});

test("a model that centres its batch, and one that draws, are found out", async () => {
  const centred = await served(({ x }) => {
    const mean = x!.reduce<number>((sum, v) => sum + Number(v), 0) / x!.length;
    return x!.map((v) => 0.5 + Number(v) - mean);
  });
  const alone = centred.serving.asked.find(({ batch }) => batch === 1)!;
  expect(alone.differing).toBeGreaterThan(90);
  expect(alone.flips!).toBeGreaterThan(20);
  let asked = 0;
  const moody = await served(({ x }) => x!.map((v) => Number(v) + 1e-9 * (asked++ % 7)));
  expect(moody.serving.asked.filter(({ how }) => how === "again").every(({ differing }) => differing > 50)).toBe(true);
});

test("columns that no tree asks for are named", async () => {
  const { serving } = await audit("fixtures/mortgage/decisions.csv", {
    ...{ score: "p_approved", threshold: 0.75, sensitive: ["race"], model: "lightgbm:fixtures/mortgage/model.txt" },
    stress: { tests: null, serving: true },
  });
  expect(serving!.asked.every(({ differing }) => differing === 0)).toBe(true);
  expect(serving!.unused.every(({ shownBy }) => shownBy === "trees")).toBe(true);
});
