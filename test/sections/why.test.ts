import { expect, test } from "vitest";
import type { AssociationRow, Result } from "../../src/audit/result.js";
import type { ExplainedGap, Why, WhyPart } from "../../src/audit/why/row.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { renderWhy } from "../../src/renderers/terminal/why.js";
import { drivers } from "../../src/sections/drivers.js";
import { quadrants, quadrantWords } from "../../src/sections/why/quadrant.js";
import { leadSentence } from "../../src/sections/why/why-blocks.js";
import { hostile } from "../support/hostile-sample.js";
import { sampleResult } from "../support/sample-result.js";

const part = (feature: string, value: number, more: Partial<WhyPart> = {}): WhyPart => ({
  feature,
  columns: [feature],
  ...{ value, se: 0.01, lower: value - 0.02, upper: value + 0.02, seMonteCarlo: 0.001 },
  share: value / 0.2,
  legitimate: false,
  ...more,
});

const gapOf = (parts: readonly WhyPart[], more: Partial<ExplainedGap> = {}): ExplainedGap => ({
  measure: "demographic_parity_difference@race",
  ...{ by: ["race"], className: null, space: "decision", method: "sampled", reason: null, start: null, residual: 0, split: null },
  ...{
    pair: { higher: { race: "White" }, lower: { race: "Black" } },
    rows: { higher: 900, lower: 300 },
    levels: { higher: 0.6, lower: 0.4 },
  },
  ...{ gap: 0.2, se: 0.02, lower: 0.16, upper: 0.24, parts },
  ...{ pairs: 1200, passes: 2, undefinedDraws: 0, forecast: 9000, evals: 9000, least: 40, truncated: false },
  ...more,
});

const association = (feature: string, auc: number, adjusted: number): AssociationRow => ({
  ...{ feature, of: "race", n: 1000, levels: 9, information: 0.1, informationByChance: 0.01, strength: 0.1, p: adjusted, adjusted },
  ...{ auc, aucByChance: 0.51, group: "Black", higher: true, finding: null, reason: null },
});

const withWhy = (gaps: readonly ExplainedGap[], legitimate: readonly string[] = []): Result => {
  const why: Why = { gaps, legitimate, threshold: 0.5, rowsUsed: 1200, forecast: 9000, evals: 9000, truncated: false };
  const proxies = [
    association("home", 0.7, 0.001),
    association("debt", 0.55, 0.001),
    association("age", 0.7, 0.4),
    association("car", 0.9, 0.001),
  ];
  return sampleResult({
    overrides: {
      why,
      beforeModel: {
        ...{
          reason: null,
          representation: [],
          labels: [],
          features: [],
          leftOut: [],
          missing: [],
          leaks: [],
          sentinels: [],
          duplicates: null,
        },
        proxies,
      },
    },
  });
};

const screen = { width: 80, color: false, symbols: "unicode" } as const;

test("the four words, and what narrows the gap or is not known", () => {
  const parts = [part("home", 0.1), part("debt", 0.06), part("car", 0.001), part("age", 0.004), part("wage", 0.05), part("home2", -0.05)];
  const gap = gapOf(parts);
  const words = quadrants(withWhy([gap]), gap).map(quadrantWords);
  expect(words).toEqual([
    "widens the gap and reveals the group",
    "widens the gap, hardly reveals the group",
    "reveals the group, has no clear part in it",
    "neither",
    "widens the gap",
    "narrows the gap",
  ]);
});

test("a column that is the attribute itself reveals the group", () => {
  const gap = gapOf([part("race", 0.2)]);
  expect(quadrants(withWhy([gap]), gap).map(quadrantWords)).toEqual(["widens the gap and reveals the group"]);
});

test("the first sentence says how large the gap is, what carries it and what is declared", () => {
  const sum = (value: number) => ({ value, se: 0.01, lower: value - 0.02, upper: value + 0.02 });
  const gap = gapOf([part("home", 0.12), part("debt", 0.08, { legitimate: true })], {
    split: { legitimate: sum(0.08), unexplained: sum(0.12) },
  });
  expect(leadSentence(withWhy([gap], ["debt"]), gap)).toBe(
    "White 60.0%, Black 40.0%: a gap of 20.0 (16.0 to 24.0) percentage points. Mostly through home 12.0 (60%) and debt 8.0 (40%). Declared columns account for 8.0 (6.0 to 10.0), the others 12.0 (10.0 to 14.0).",
  );
});

test("of a gap that may be an accident no shares are given", () => {
  const gap = gapOf([part("home", 0.12)], { lower: -0.01, upper: 0.41 });
  const said = leadSentence(withWhy([gap]), gap);
  expect(said).toContain("the gap may be chance");
  expect(said).not.toContain("(60%)");
  expect(renderWhy(withWhy([gap]), screen)).toContain("parts are not given as shares of it");
});

test("the section says what parts are not, how they came about, and what was left over", () => {
  const gap = gapOf([part("home", 0.12), part("debt", 0.07)], { residual: 0.01, truncated: true });
  const text = renderMarkdown(withWhy([gap]));
  expect(text).toContain("It proves neither a cause nor a justification");
  expect(text).toContain("1,200 pairs of rows");
  expect(text).toContain("is left over, as not every row was drawn");
  expect(text).toContain("The budget allowed less work");
  const fall = drivers.blocks(withWhy([gap])).find((block) => block.kind === "waterfall");
  expect(fall?.steps.map(({ label }) => label)).toEqual(["home", "debt", "rows not drawn"]);
});

test("a gap without a value has its reason in words", () => {
  const none = gapOf([], { gap: null, lower: null, upper: null, levels: null, reason: "budget_spent" });
  expect(renderMarkdown(withWhy([none]))).toContain("Not split by column: the budget was spent");
  expect(renderWhy(withWhy([none]), screen).replace(/\s+/g, " ")).toContain("not split by column (the budget was spent; 40 rows at least");
});

test("names that mean harm are shown as they are and do none", async () => {
  const gap = gapOf([part(hostile.script, 0.1), part(hostile.image, 0.05), part("\u001b[31mred", 0.05)], {
    pair: { higher: { race: hostile.style }, lower: { race: hostile.template } },
  });
  const html = await renderHtml(withWhy([gap], [hostile.image]));
  expect(html).not.toMatch(/<script>alert|<img src=x|<svg onload/);
  expect(renderWhy(withWhy([gap]), screen)).not.toContain("\u001b[31m");
});
