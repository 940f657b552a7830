import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { renderResult } from "../../src/renderers/terminal/result.js";
import type { CurvesBlock, TableBlock } from "../../src/sections/block.js";
import { disparities } from "../../src/sections/disparities.js";
import { inequality } from "../../src/sections/inequality.js";
import { scores } from "../../src/sections/scores.js";

/** 40 people a group: positives at the upper scores, 0.02 apart; group b scores 0.2 lower throughout. */
const rows = Array.from({ length: 80 }, (_, i) => {
  const inGroup = i % 40;
  const group = i < 40 ? "a" : "b";
  return { group, label: inGroup >= 16 ? 1 : 0, score: Number((0.02 * inGroup + (group === "b" ? 0 : 0.2)).toFixed(2)) };
});
const data = { g: rows.map(({ group }) => group), y: rows.map(({ label }) => label), s: rows.map(({ score }) => score) };
const options = { label: "y", score: "s", sensitive: ["g"], threshold: 0.5, minN: 10 } as const;
const scored = await audit(data, options);
const screen = { width: 80, colour: false, unicode: true } as never;

const blocksOf = (result: typeof scored) => scores.blocks(result);
const tables = (result: typeof scored): readonly TableBlock[] =>
  blocksOf(result).flatMap((block) => (block.kind === "table" ? [block] : "table" in block ? [block.table] : []));

test("curves of calibration and thresholds, one picture a group with the threshold in force", () => {
  const curves = blocksOf(scored).filter((block): block is CurvesBlock => block.kind === "curves");
  expect(curves.map(({ title }) => title)).toEqual(["Calibration by g", "Decisions at every threshold, by g"]);
  const [calibration, thresholds] = curves;
  expect(calibration!.panels.map(({ title }) => title)).toEqual(["a, n 40", "b, n 40"]);
  expect(calibration!.panels[0]!.curves[0]!.points).toHaveLength(10);
  expect(thresholds!.lines).toEqual([{ at: 0.5, label: "in force: 0.500" }]);
  // At 0.5 group a selects places 15 … 39 of 40, group b places 25 … 39.
  expect(thresholds!.summary).toBe(
    "At 0.500, the threshold in force, 62.5% of a get a positive decision, 37.5% of b get a positive decision.",
  );
  expect(thresholds!.key).toEqual(["selected", "true positive rate", "false positive rate"]);
});

test("tables of areas, calibration, distances and satisfying thresholds", () => {
  const captions = tables(scored).map(({ caption }) => caption);
  expect(captions).toEqual([
    "Recorded outcomes at each level of the score, by g",
    "How well scores separate outcomes, by g",
    "How high scores are, by g",
    "Whether scores mean what they say, by g",
    "How far scores are from outcomes, by g",
    "How far apart scores are, by g",
    "Decisions at other thresholds, by g",
    "Thresholds that would keep gaps by g within common limits",
  ]);
  const distances = tables(scored).find(({ caption }) => caption.startsWith("How far apart scores are"))!;
  expect(distances.rows.map(([measure, , value]) => [measure!.text, value!.text])).toEqual([
    ["Kolmogorov–Smirnov distance of scores", "0.250"],
    ["Wasserstein-1 distance of scores", "0.200"],
    ["Area between ROC curves", "0.000"],
    ["xAUC disparity", expect.any(String)],
    ["Calibration gap", expect.any(String)],
  ]);
  const limits = tables(scored).at(-1)!;
  expect(limits.rows.find(([name]) => name!.text === "Selection rate")!.slice(0, 2)).toEqual([
    { text: "Selection rate", details: ["gap at most 10 points (orientation)"] },
    { text: "does not meet it", details: [] },
  ]);
});

test("measures of scores are shown once, and nowhere when there are none", async () => {
  const shown = renderMarkdown(scored);
  expect(shown.match(/^\*\*How well scores separate outcomes, by g\*\*/gm)).toHaveLength(1);
  expect(shown).not.toMatch(/Other measures by g.*\n.*AUC/);
  const decided = await audit(
    { g: data.g, y: data.y, p: data.s.map((score) => (score >= 0.5 ? 1 : 0)) },
    { label: "y", prediction: "p", sensitive: ["g"], minN: 10 },
  );
  expect(scores.blocks(decided)).toEqual([]);
  for (const text of [renderMarkdown(decided), renderResult(decided as never, screen)])
    expect(text).not.toMatch(/AUC|ROC|Kolmogorov|Wasserstein|calibration|Brier|no score in the data|no strata were given/i);
});

test("what has no value although its inputs are there is named in one line, not in a table", () => {
  const gaps = disparities.blocks(scored).filter((block) => block.kind === "text" && block.text.startsWith("Not computed"));
  expect(gaps).toEqual([]);
  expect(inequality.blocks(scored).find((block) => block.kind === "table")).toMatchObject({
    note: "Not computed: Mean log deviation (somebody has a benefit of 0, for which this index has no finite value).",
  });
});

test("a calibration gap is a distance, not a ratio", () => {
  const table = tables(scored).find(({ caption }) => caption.startsWith("How far apart scores are"))!;
  expect(table.rows.at(-1)![2]!.text).toMatch(/^0\.\d{3,}$/);
});

test("without a threshold or decisions the note says how to get decisions, and curves have no line", async () => {
  const { threshold: _, ...rest } = options;
  const result = await audit(data, rest);
  const note = result.diagnostics.find(({ code }) => code === "EH120")!;
  expect(note.message).toBe("s has no threshold and no decisions were given: only the score itself and base rates have values");
  expect(note.help).toEqual(["--threshold 0.5 decides positive where s >= 0.5; or give decisions: --prediction COLUMN"]);
  const curves = blocksOf(result).filter((block): block is CurvesBlock => block.kind === "curves");
  expect(curves.at(-1)!.lines).toEqual([]);
});

test("a score beyond 0 to 1 says that it is no probability, and its thresholds are drawn over what occurs", async () => {
  const result = await audit({ ...data, s: data.s.map((score) => 10 * score) }, { ...options, threshold: 5 });
  const blocks = blocksOf(result);
  expect(blocks[1]).toMatchObject({ kind: "text", tone: "note" });
  const [curves, ...more] = blocks.filter((block): block is CurvesBlock => block.kind === "curves");
  expect(more).toEqual([]);
  expect(curves!.x).toMatchObject({ from: 0, to: 9.8 });
});
