import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { renderCsv } from "../../src/renderers/csv.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { scanLines } from "../../src/renderers/terminal/scan-lines.js";
import type { ScanResult } from "../../src/scan/scan-result.js";
import { certificateSentences, leftOutSentence, methodSentence, searchedSentence } from "../../src/sections/scan-words.js";

const hostile = "=cmd()<img src=x onerror=alert(1)>\u001b[31m|";
const rows = Array.from({ length: 400 }, (_, i) => ({ [hostile]: i % 2 === 0 ? hostile : "b", d: i % 2 === 0 ? +(i % 10 < 4) : 1 }));
const found = await audit(rows, { prediction: "d", sensitive: [hostile], scan: true });
const [one] = found.scan as [ScanResult];

test("names from the data stay names in every output", async () => {
  expect(one.found).toHaveLength(1);
  const page = await renderHtml(found);
  expect(page).toContain("Groups nobody named");
  expect(page).not.toContain("<img src=x");
  expect(await renderMarkdown(found)).not.toContain("<img src=x");
  expect(scanLines(found, 80).join("\n")).not.toContain("\u001b");
  const fields = renderCsv(found)
    .split("\n")
    .filter((line) => line.startsWith("scan,"));
  expect(fields).toHaveLength(1);
  expect(fields[0]).not.toMatch(/(^|,)"?=cmd/);
});

test("sentences count in the singular and the plural, and say what was adjusted for", () => {
  const plain = { ...one, columns: [{ name: "age", role: "attribute", values: ["a", "b"], bins: null }] } as const;
  expect(searchedSentence({ ...plain, depth: 1, minRows: 1 })).toBe(
    "Every group of people formed by up to 1 value of age was compared with everybody else, where both have at least 1 row.",
  );
  expect(searchedSentence({ ...plain, columns: [] })).toBe("No column forms groups, so there was nothing to search.");
  const counts = { deviating: 6, implied: 1, mirrored: 2, unlisted: 0 };
  expect(methodSentence({ ...plain, method: "holm", groups: 1, searches: 3, counts })).toBe(
    "P is that of an exact test, adjusted for the one group by Holm's method, and for the 3 rates that were searched. Of the groups that deviate 1 more is explained by a shorter group, 2 are everybody but a listed group.",
  );
  const statements = [
    { minRows: 30, groups: 5, gap: 0.25, group: { age: "a" } },
    { minRows: 300, groups: 1, gap: 0.1, group: { age: "b" } },
  ];
  const limit = { tau: 0.2, fromRows: 120, groups: 3, exceeded: false };
  expect(certificateSentences({ ...plain, certificate: { confidence: 0.95, statements, limit } })).toEqual([
    "With 95% confidence no group of at least 120 rows (3 of them) exceeds 20.0 percentage points.",
    "With 95% confidence no group of at least 30 rows, of which there are 5, is more than 25.0 percentage points from everybody else; the widest bound is that of people with age a.",
    "With 95% confidence the one group of at least 300 rows is not more than 10.0 percentage points from everybody else: people with age b.",
  ]);
  const none = { ...limit, fromRows: null, groups: 0, exceeded: true };
  expect(certificateSentences({ ...plain, certificate: { confidence: 0.95, statements: [], limit: none } })).toEqual([
    "Some group surely exceeds 20.0 percentage points. For no size of group can a gap above 20.0 percentage points be ruled out with 95% confidence.",
  ]);
  expect(leftOutSentence({ ...plain, leftOut: [{ column: "id", reason: "identifies_rows" }] })).toBe(
    "Not searched: id (numbers the rows).",
  );
  expect(leftOutSentence({ ...plain, leftOut: [] })).toBeNull();
});
