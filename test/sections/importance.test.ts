import { beforeAll, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import type { Result } from "../../src/audit/result.js";
import { renderImportance } from "../../src/renderers/terminal/importance.js";
import { intervalLine } from "../../src/renderers/terminal/interval-line.js";
import type { Block } from "../../src/sections/block.js";
import { importance } from "../../src/sections/importance.js";
import { rng } from "../../src/stats/rng.js";

const screen = { width: 80, color: false, symbols: "unicode" } as const;
const names = Array.from({ length: 18 }, (_, i) => `measurement_number_${i + 1}`);

let result: Result;
beforeAll(async () => {
  const random = rng(4, "section");
  const rows = 150;
  const columns = Object.fromEntries(names.map((name) => [name, Array.from({ length: rows }, () => random.next())]));
  const sum = (values: Readonly<Record<string, readonly (number | string | null)[]>>, row: number): number =>
    names.reduce((total, name, i) => total + (Number(values[name]![row]) - 0.5) * (18 - i), 0);
  const y = Array.from({ length: rows }, (_, row) => (sum(columns, row) + 4 * (random.next() - 0.5) > 0 ? 1 : 0));
  result = await audit(
    { ...columns, group: y.map((_, i) => (i % 2 === 0 ? "A" : "B")), y },
    {
      label: "y",
      sensitive: ["group"],
      minN: 1,
      threshold: 0.5,
      model: {
        features: names,
        predict: (values) =>
          y
            .map((_, row) => row)
            .slice(0, values[names[0]!]!.length)
            .map((row) => 1 / (1 + Math.exp(-sum(values, row)))),
      },
      importance: {
        metrics: ["log_loss", "demographic_parity_difference@group"],
        repeats: { least: 2, most: 2 },
        conditional: "knockoffs",
      },
    },
  );
});

const found = (kind: Block["kind"]) => importance.blocks(result).filter((block) => block.kind === kind);

test("fifteen features are drawn with their ranges, the second number beside them; the rest is counted", () => {
  const [loss] = found("forest");
  if (loss?.kind !== "forest") throw new Error("no chart");
  expect(loss.rows).toHaveLength(15);
  expect(loss.rows.every(({ mark, lower, upper }) => mark !== null && lower! <= upper!)).toBe(true);
  expect(loss.summary).toMatch(/, against 0\.\d+ without any feature\. .* The first 15 of 18 features are drawn\./);
  expect(loss.reading).toContain("The diamond is what it adds beyond the other columns.");
  expect(loss.table.rows).toHaveLength(15);
  expect(loss.table.note).toMatch(/^3 more features, each at most .*; the results hold them all\.$/);
  expect(loss.table.columns.map(({ title }) => title)).toEqual(["Feature", "Worse by", "Beyond the others", "A", "B"]);
});

test("marginal and conditional are told apart in one sentence, and how both were found", () => {
  const texts = importance.blocks(result).flatMap((block) => (block.kind === "text" ? [block.text] : []));
  expect(texts.join("\n")).toContain("marginal is what the model uses; conditional is what it uses beyond the other columns");
  expect(texts.join("\n")).toContain("2 times over 150 rows");
});

test("a table says which column is most like each feature, what the others tell of it, and how strange exchanged rows are", () => {
  const table = found("table").at(-1);
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.caption).toBe("Features and the other columns");
  expect(table.columns.map(({ title }) => title)).toEqual([
    "Feature",
    "Most like it",
    "Predictable from the others",
    "Exchanged rows unlike real ones",
  ]);
  expect(table.note).toContain("3 more features in the results.");
});

test("a terminal of 80 columns: a dot in its range for each feature, zero marked, nothing wider", () => {
  const shown = renderImportance(result, screen);
  expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(shown).toMatch(/^ {2}measurement_number_1 .* \d+\.\d+ +[-+| ]*o[-+| ]*$/m);
  expect(shown).toMatch(/^ {2}and 8 more, each at most /m);
  expect(shown).toContain("beyond others");
  expect(renderImportance(result, { ...screen, symbols: "ascii" })).toMatch(/^[\x20-\x7e\n]*$/);
});

test("a dot with its range on a line", () => {
  expect(intervalLine({ value: 2, lower: 1, upper: 3, mark: null, from: 0, to: 4 }, 9)).toBe("| --o--  ");
  expect(intervalLine({ value: 2, lower: 1, upper: 3, mark: 4, from: 0, to: 4 }, 9)).toBe("| --o-- +");
  expect(intervalLine({ value: 0, lower: 0, upper: 0, mark: null, from: 0, to: 0 }, 9)).toBe("");
});
