import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { renderResult } from "../../src/renderers/terminal/result.js";

const screen = { width: 80, color: false, symbols: "unicode" } as const;
const rows = Array.from({ length: 120 }, (_, i) => ({
  yhat: i % 3 === 0 ? 1 : 0,
  sex: i % 12 === 0 ? null : i % 2 === 0 ? "f" : "m",
  p_a: (i % 5) / 4,
  p_b: 1 - (i % 5) / 4,
}));
const options = { prediction: "yhat", sensitive: ["sex"], define: { race: { membership: { A: "p_a", B: "p_b" } } } } as const;

test("groups by probability have rates, gaps and bounds in the report, and a line on the terminal", async () => {
  const result = await audit(rows, options);
  const text = renderMarkdown(result);
  expect(text).toContain("## Where membership is not known");
  expect(text).toContain("### race, by probability");
  expect(text).toContain("Nobody is assigned to a group.");
  expect(text).toMatch(/\| A \(p\\_a\) \| 60 \| \d+\.\d% \(\d+\.\d% to \d+\.\d%\) \| \d+\.\d% to \d+\.\d% \|/);
  expect(text).toContain("Of 120 rows. Ranges: 2000 samples of the rows, drawn with replacement.");
  expect(text).toContain("### People whose sex is not recorded");
  expect(text).toContain("10 not recorded");
  const line = renderResult(result, screen);
  expect(line).toMatch(/race by probability: selected A \d+\.\d%, B \d+\.\d%\. Gap/);
});

test("where every group is known there is no such section", async () => {
  const text = renderMarkdown(await audit(rows, { prediction: "yhat", sensitive: ["sex"], where: "not (sex is missing)" }));
  expect(text).not.toContain("Where membership is not known");
});
