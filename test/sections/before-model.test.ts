import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../src/audit/audit.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { renderResult } from "../../src/renderers/terminal/result.js";

const options = { label: "outcome", prediction: "predicted", positive: "approved", sensitive: ["race", "sex"] } as const;
const mortgage = (more: Partial<AuditOptions> = {}) => audit("fixtures/mortgage/decisions.csv", { ...options, ...more });
const screen = { width: 80, color: false, symbols: "unicode" } as const;

test("the report has a section on the data, and the terminal a line or two", async () => {
  const result = await mortgage({ define: { race: { population: { White: 0.6, Black: 0.13, Hispanic: 0.19 } } } });
  const text = renderMarkdown(result);
  expect(text).toContain("## The data before any model");
  expect(text).toContain("| Hispanic | 111 | 5.6% (4.7% to 6.7%) | 19.0% | 0.29 | &lt; 0.001 |");
  expect(text).toContain("**How the groups are labelled, by race**");
  expect(text).toMatch(/features tell more of sex than chance explains/);
  expect(text).toContain("No row equals another one in all 30 columns compared.");
  expect(text).toContain("application\\_id (too many different texts)");
  const lines = renderResult(result, screen)
    .split("\n\n")
    .find((part) => part.startsWith("Before any model"))!;
  expect(lines.split("\n").length).toBeLessThanOrEqual(2);
  expect(lines).toContain("marital_status tells sex best (AUC 0.712 of");
});

test("what was not looked at does not appear, and what is too large to look at is said", async () => {
  const without = await mortgage({ beforeModel: false });
  expect(renderMarkdown(without)).not.toContain("before any model");
  expect(renderResult(without, screen)).not.toContain("Before any model");
  const placed = renderMarkdown(await mortgage({ engine: "duckdb" }));
  expect(placed).toContain("Columns were not examined one by one: the data are read in place");
  expect(placed).toContain("The flag --before-model examines them all the same.");
});
