import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { perturbations } from "../../src/perturbations/index.js";
import { plainTest } from "../../src/policy/stress-settings.js";
import { operationWords } from "../../src/sections/robustness/operation-words.js";
import { robustness } from "../../src/sections/robustness.js";

test("every perturbation of the shelf is told in words, and no other", () => {
  expect(Object.keys(operationWords).sort()).toEqual(perturbations.map(({ id }) => id).sort());
});

// A linear score of x alone, positive from 0.5 on: half of the rows; 0.2 sd of noise and a twelfth of x. Group b stands near the cut.
const n = 400;
const g = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "a" : "b"));
const x = g.map((group, i) => (group === "a" ? (i % 4 === 0 ? 0.02 : 0.98) : 0.45 + (i % 100) / 1000));
const data = { x, z: x.map((_, i) => i % 10), g, y: x.map((v) => (v >= 0.5 ? 1 : 0)), score: x };

test("what was done to the data stands in a table: columns, strengths, rows that changed; and what became of measures, with the group that loses most", async () => {
  const result = await audit(data, {
    ...{ label: "y", score: "score", threshold: 0.5, sensitive: ["g"], minN: 30 },
    model: { features: ["x", "z"], predict: ({ x: all }) => all!.map(Number) },
    stress: {
      tests: ["gaussian_noise", "unit_too_small", "missing_column"].map(plainTest),
      severities: [1, 5],
      rows: null,
      serving: false,
    },
  });
  const blocks = robustness.blocks(result);
  const tableOf = (caption: string) => {
    const found = blocks.find((block) => block.kind === "table" && block.caption?.startsWith(caption));
    return found?.kind === "table" ? found.rows.map((row) => row.map(({ text, details }) => [text, ...details].join(" | "))) : [];
  };
  const list = tableOf("What was done to the data");
  expect(list.map(([name]) => name)).toEqual(["Noise on numbers", "Wrong unit, too small", "A column missing"]);
  expect(list[0]!.slice(2, 4)).toEqual(["2 columns at once | x and z, each alone", "0.05 sd, 0.5 sd"]);
  expect(list[1]![4]).toMatch(/^\d+( to \d+)? \| of 400$/);
  const [noise] = tableOf("How measures change");
  expect(noise![0]).toContain("Noise on numbers (0.5 sd)");
  const accuracy = tableOf("How measures change").find(([, measure]) => measure === "Accuracy")!;
  expect(accuracy[2]).toBe("1.000");
  expect(accuracy[5]).toMatch(/^b \| 0\.\d+ \(0\.\d+ to 0\.\d+\)$/);
});

test("what nothing changes is said in a sentence: a new order, columns and kinds of errors that are survived; many disturbances are not all drawn", async () => {
  const tests = [
    "reordered_rows",
    "missing_column",
    "sign_flip",
    "gaussian_noise",
    "quantile_noise",
    "rounding",
    "missing_values",
    "stale_values",
  ];
  const result = await audit(data, {
    ...{ label: "y", score: "score", threshold: 0.5, sensitive: ["g"], minN: 30 },
    model: { features: ["x", "z"], predict: ({ x: all }) => all!.map(Number) },
    stress: { tests: tests.map(plainTest), severities: [1, 3], rows: null, serving: false, repeats: 1 },
  });
  const blocks = robustness.blocks(result);
  const words = JSON.stringify(blocks);
  expect(words).toContain("No decision changes in: records in another order (400 rows).");
  expect(words).toContain("Decisions withstand every error that was tried in: z.");
  const survival = blocks.find((block) => block.kind === "table" && block.caption.startsWith("Largest error in one column"));
  expect(survival?.kind === "table" && survival.rows.map(([name]) => name!.text)).toEqual(["x"]);
  const drawn = blocks.filter((block) => block.kind === "curves");
  expect(drawn).toHaveLength(4);
  expect(drawn.map((block) => block.kind === "curves" && block.reading !== "")).toEqual([true, false, false, false]);
  // Five disturb all columns at more than one strength: what is not drawn has its table.
  const tables = [
    ...drawn.flatMap((block) => (block.kind === "curves" ? [block.table] : [])),
    ...blocks.filter((block) => block.kind === "table"),
  ];
  expect(tables.filter(({ caption }) => caption.endsWith(": decisions that change"))).toHaveLength(5);
});
