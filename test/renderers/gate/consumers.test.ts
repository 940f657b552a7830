import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { type CheckRow, statuses } from "../../../src/checks/check.js";
import { renderAnnotations } from "../../../src/renderers/github.js";
import { renderJunit } from "../../../src/renderers/junit.js";
import { checkSummary } from "../../../src/renderers/markdown/check-summary.js";
import { renderMarkdown } from "../../../src/renderers/markdown.js";
import { renderSarif } from "../../../src/renderers/sarif.js";
import { checkRow, gatedResult } from "../../support/gated-result.js";

// What each consumer of a gate's outputs does to a file that breaks its rule. That of comments from forks is in
// test/integrations.

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly failure?: object;
  readonly skipped?: object;
  readonly "system-out"?: string;
}
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: (name) => /^testsuite$|^testcase$/.test(name) });
const casesOf = (xml: string): readonly Case[] =>
  ((parser.parse(xml) as { testsuites: { testsuite?: readonly { testcase: readonly Case[] }[] } }).testsuites.testsuite ?? []).flatMap(
    ({ testcase }) => testcase,
  );

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly properties: { readonly tags: readonly string[] } }[] } };
      readonly properties?: { readonly notShown: number };
      readonly results: readonly {
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
        }[];
      }[];
    },
  ];
}
const runOf = (text: string) => (JSON.parse(text) as Sarif).runs[0];

/** Checks of any status, with ids and attributes of their own; what blocks is as a policy may say. */
const suite = fc
  .array(
    fc.record({
      status: fc.constantFrom(...statuses),
      strict: fc.boolean(),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      placed: fc.boolean(),
      attribute: fc.constantFrom("race", "sex", "a.b"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ status, strict, value, placed, attribute }, i): CheckRow => {
      const blocks = status === "fail" || status === "error" || (strict && (status === "inconclusive" || status === "no_data"));
      return checkRow({
        id: `check-${i}@${attribute}`,
        by: [attribute],
        status,
        action: blocks ? "fail" : status === "pass" || status === "waived" ? "none" : "warn",
        value,
        sentence: `${value} of ${i}`,
        ...(!placed && { location: null }),
      });
    }),
  );

test("47, JUnit identity: no two cases share classname and name, and other numbers leave both as they are", () => {
  fc.assert(
    fc.property(suite, (checks) => {
      const names = (rows: readonly CheckRow[]) =>
        casesOf(renderJunit(gatedResult(rows))).map(({ classname, name }) => `${classname} ${name}`);
      const found = names(checks);
      expect(new Set(found).size).toBe(checks.length);
      expect(names(checks.map((row) => ({ ...row, value: 0.123, sentence: "0.123", bounds: null })))).toEqual(found);
    }),
    { numRuns: 60 },
  );
});

test("48, JUnit has no word for warn: a case fails only where its check blocks; tolerated undecided ones are skipped, warned ones pass", () => {
  fc.assert(
    fc.property(suite, (checks) => {
      const found = new Map(casesOf(renderJunit(gatedResult(checks))).map((one) => [one.name, one]));
      for (const { id, status, action } of checks) {
        const { failure, skipped, "system-out": out } = found.get(id)!;
        expect(failure !== undefined, id).toBe(action === "fail" && status !== "error");
        expect(skipped !== undefined, id).toBe(action !== "fail" && (status === "inconclusive" || status === "no_data"));
        expect(out !== undefined, id).toBe(status === "warn" || status === "waived");
      }
    }),
    { numRuns: 60 },
  );
});

test("49, SARIF without a place is refused whole: every result has one, at the policy when the check has none", () => {
  fc.assert(
    fc.property(suite, (checks) => {
      for (const { locations } of runOf(renderSarif(gatedResult(checks))).results) {
        expect(locations).toHaveLength(1);
        const { artifactLocation, region } = locations[0]!.physicalLocation;
        expect(artifactLocation.uri).toBe("evenhand.yml");
        expect(Object.values(region).every((n) => Number.isInteger(n) && n >= 1)).toBe(true);
        expect(Object.keys(region)).toEqual(["startLine", "startColumn", "endLine", "endColumn"]);
      }
    }),
    { numRuns: 60 },
  );
});

test("50, SARIF suppressions are not read by code scanning: waived checks are no results, and no result is suppressed", () => {
  fc.assert(
    fc.property(suite, (checks) => {
      const text = renderSarif(gatedResult(checks));
      expect(text).not.toContain("suppressions");
      const said = runOf(text).results.map(({ message }) => message.text);
      for (const { id } of checks.filter(({ status }) => status === "waived"))
        expect(said.some((one) => one.startsWith(`${id}:`))).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("51, GitHub's limits: 5,000 results, 10 tags, 10 annotations of a kind, 60,000 bytes of Markdown; worst first, the rest counted", () => {
  const many = (["fail", "warn", "inconclusive"] as const).flatMap((status) =>
    Array.from({ length: 2000 }, (_, i) =>
      checkRow({ id: `${status}-${i}-of-a-policy-with-long-names`, status, action: status === "warn" ? "warn" : "fail" }),
    ),
  );
  const result = gatedResult([...many].reverse());
  const { results, properties, tool } = runOf(renderSarif(result));
  expect([results.length, properties]).toEqual([5000, { notShown: 1000 }]);
  expect(results.slice(0, 2000).every(({ message }) => message.text.startsWith("fail-"))).toBe(true);
  expect(Math.max(...tool.driver.rules.map((rule) => rule.properties.tags.length))).toBeLessThanOrEqual(10);
  const annotations = renderAnnotations(result).trimEnd().split("\n");
  expect(annotations.filter((line) => line.startsWith("::error"))).toHaveLength(10);
  expect(annotations.find((line) => /and \d+ more, see the summary/.test(line))).toContain("and 3991 more");
  for (const text of [checkSummary(result), renderMarkdown(result)]) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
    const shown = text.split("\n").filter((line) => /^\| (FAIL|WARN|\?) \|/.test(line));
    expect(shown[0]).toContain("| FAIL |");
    expect(text).toContain(`${many.length - shown.length} rows not shown: results.json`);
  }
});
