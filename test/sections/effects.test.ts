import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../src/audit/audit.js";
import { suppressed } from "../../src/audit/small-cells/suppressed.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { renderContributions } from "../../src/renderers/terminal/contributions.js";
import { renderEffects } from "../../src/renderers/terminal/effects.js";
import type { Block } from "../../src/sections/block.js";
import { contributions } from "../../src/sections/contributions.js";
import { effects } from "../../src/sections/effects.js";
import { rng } from "../../src/stats/rng.js";

type Cells = Record<string, (number | string | null)[]>;

const groups = ["a", "b", "c", "d", "e", "f", "g", "<img src=x>"];
function people(n: number): Cells {
  const random = rng(2, "people");
  const data: Cells = { id: [], group: [], sex: [], "in<come": [], town: [], y: [] };
  for (let i = 0; i < n; i++) {
    data.id!.push(`p${i}`);
    data.group!.push(groups[i % 8]!);
    data.sex!.push(i % 3 === 0 ? "f" : "m");
    data["in<come"]!.push(random.next());
    data.town!.push(["<script>", "vale"][random.below(2)]!);
    data.y!.push(random.below(2));
  }
  return data;
}
const options: AuditOptions = {
  label: "y",
  id: "id",
  sensitive: ["group", "sex"],
  minN: 10,
  threshold: 0.5,
  model: {
    features: ["in<come", "town"],
    predict: (columns) => columns["in<come"]!.map((x, i) => 0.2 + 0.5 * Number(x) + (columns.town![i] === "vale" ? 0.2 : 0)),
  },
  effects: { interactions: true },
  shapley: { rows: ["p3"], backgroundRows: 40, explained: 60 },
  sage: { background: 20, maxEvals: 20_000 },
};
const result = await audit(people(240), options);
const screen = { width: 80, color: false, symbols: "unicode" } as const;

const words = (text: string): number => text.split(/\s+/).length;
const ofKind = <K extends Block["kind"]>(blocks: readonly Block[], kind: K) =>
  blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

test("a number: one picture a group, at most six, the others counted; a shade, everybody and nearby values", () => {
  const curves = ofKind(effects.blocks(result), "curves")[0]!;
  expect(curves.title).toBe("in<come, by group");
  expect(curves.panels).toHaveLength(6);
  expect(curves.panels[0]!.title).toBe("<img src=x>, n 30");
  expect(curves.reading).toContain("Not drawn: f and g. Groups by sex are in results.json.");
  expect(words(curves.reading.replace(/ Not drawn.*/, ""))).toBeLessThanOrEqual(60);
  expect(curves.panels[0]!.curves.map(({ stroke, band }) => [stroke, band === true])).toEqual([
    ["solid", true],
    ["dashed", false],
    ["dotted", false],
  ]);
  expect(curves.key).toHaveLength(3);
  const { from, to } = curves.y;
  for (const { curves: lines } of curves.panels)
    for (const { points } of lines)
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(curves.x.from);
        expect(x).toBeLessThanOrEqual(curves.x.to);
        expect(y).toBeGreaterThanOrEqual(from);
        expect(y).toBeLessThanOrEqual(to);
      }
  expect(curves.summary).toMatch(/^From 0\.0\d+ to 0\.9\d+, the mean score goes from 0\.\d+ to 0\.\d+ \(\+0\.4\d+\) for everybody\./);
  // The text equivalent has the numbers of the picture.
  expect(curves.table.rows).toHaveLength(8);
  expect(curves.table.columns.map(({ title }) => title).slice(0, 3)).toEqual(["in<come", "Everybody", "<img src=x>"]);
});

test("a category: a dot a value; pairs in a table; how it was done", () => {
  const blocks = effects.blocks(result);
  const dots = ofKind(blocks, "dots")[0]!;
  expect(dots.rows.map(({ label }) => label)).toEqual(["<script>", "vale"]);
  expect(dots.rows[1]!.value - dots.rows[0]!.value).toBeCloseTo(0.2, 10);
  const pairs = ofKind(blocks, "table")[0]!;
  expect(pairs.rows[0]![0]!.text).toBe("in<come × town");
  expect(ofKind(blocks, "text").at(-1)!.text).toMatch(
    /^Partial dependence by asking the model about all 240 rows; .* steepest curves .* Ranges hold for one value at a time .* The model was asked about [\d,]+ rows\.$/,
  );
});

test("contributions: sizes with ranges, single rows that add up as printed, savings", () => {
  const blocks = contributions.blocks(result);
  const [sizes, savings] = ofKind(blocks, "forest");
  expect(sizes!.rows.map(({ label }) => label)).toEqual(["in<come", "town"]);
  expect(savings!.title).toBe("What each feature saves of the log loss");
  const [row] = ofKind(blocks, "table");
  expect(row!.rows.map((cells) => cells[0]!.text)[0]).toBe("mean of everybody");
  const numbers = row!.rows.map((cells) => Number(cells[2]!.text.replace("−", "-")));
  expect(numbers.slice(0, -1).reduce((a, b) => a + b, 0)).toBeCloseTo(numbers.at(-1)!, 2);
});

test("texts of the data do no harm in HTML or Markdown, and screens are at most 80 columns wide", async () => {
  const page = await renderHtml(result, {});
  for (const text of [page, renderMarkdown(result, {})]) {
    expect(text).not.toContain("<img src=x>");
    expect(text).not.toContain("<script>");
  }
  const screens = [renderEffects(result, screen), renderContributions(result, screen)];
  for (const text of screens) expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(screens[0]).toMatch(/^How the mean score moves with a feature/);
  expect(screens[0]).toContain("in<come × town");
  expect(screens[1]).toMatch(/^p3: score 0\.\d+, everybody's mean 0\.\d+$/m);
  expect(renderEffects({ ...result, effects: null }, screen) + renderContributions({ ...result, shapley: null, sage: null }, screen)).toBe(
    "",
  );
});

test("where small groups are hidden there are no curves of theirs, and no single rows", () => {
  const shared = suppressed(result, 40);
  expect(shared.effects!.features[0]!.groups.every(({ by }) => by[0] === "sex")).toBe(true);
  expect(shared.effects!.features[0]!.local!.groups.every(({ by }) => by[0] === "sex")).toBe(true);
  expect(shared.shapley!.local).toEqual([]);
  expect(shared.shapley!.features[0]!.byGroup.every(({ by }) => by[0] === "sex")).toBe(true);
});

test("trees: the scale is said to be log-odds and not a probability", async () => {
  const found = await audit("fixtures/mortgage/decisions.csv", {
    label: "outcome",
    positive: "approved",
    sensitive: ["race"],
    model: "lightgbm:fixtures/mortgage/model.txt",
    effects: { features: ["debt_ratio"] },
  });
  const text = ofKind(effects.blocks(found), "text")
    .map((block) => block.text)
    .join(" ");
  expect(text).toContain("raw score, the log-odds of the positive class, not a probability");
  expect(text).toContain("Partial dependence exactly from the leaves of the trees, over all 1,989 rows");
});
