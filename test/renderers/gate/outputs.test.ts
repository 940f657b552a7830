import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { CheckRow } from "../../../src/checks/check.js";
import { statuses } from "../../../src/checks/check.js";
import { renderFlat } from "../../../src/renderers/flat.js";
import { renderAnnotations } from "../../../src/renderers/github.js";
import { renderGitlab } from "../../../src/renderers/gitlab.js";
import { renderJunit } from "../../../src/renderers/junit.js";
import { checkSummary } from "../../../src/renderers/markdown/check-summary.js";
import { renderOpenmetrics } from "../../../src/renderers/openmetrics.js";
import { renderSarif } from "../../../src/renderers/sarif.js";
import { checkRow, gatedResult } from "../../support/gated-result.js";

const undecided = checkRow({
  id: "equal_opportunity_difference@race",
  metric: "equal_opportunity_difference",
  status: "inconclusive",
  action: "warn",
  reason: "bounds_span_limit",
  sentence: "inconclusive, leaning fail: 0.174 (0.092 to 0.246), limit 0.10",
  value: 0.174,
  fingerprint: "0000000000000001",
  location: { file: "evenhand.yml", line: 33, column: 5 },
});
const passed = checkRow({
  id: "accuracy",
  metric: "accuracy",
  by: null,
  status: "pass",
  action: "none",
  sentence: "0.81 >= 0.74",
  pair: null,
  fingerprint: "0000000000000002",
});
const usual = gatedResult([passed, undecided, checkRow()]);

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly failure?: { readonly type: string; readonly message: string; readonly "#text": string };
  readonly skipped?: { readonly message: string };
  readonly error?: object;
  readonly "system-out"?: string;
}
interface Suite {
  readonly name: string;
  readonly testcase: readonly Case[];
}
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => name === "testsuite" || name === "testcase",
});
const suitesOf = (xml: string) =>
  (parser.parse(xml) as { testsuites: { tests: string; failures: string; skipped: string; errors: string; testsuite?: readonly Suite[] } })
    .testsuites;
const casesOf = (xml: string): readonly Case[] => (suitesOf(xml).testsuite ?? []).flatMap(({ testcase }) => testcase);

test("JUnit word for word", () => {
  expect(renderJunit(gatedResult([checkRow()]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="evenhand credit-approval" tests="1" failures="1" errors="0" skipped="0" time="0.184">
<testsuite name="race" tests="1" failures="1" errors="0" skipped="0" time="0" timestamp="2026-09-17T09:12:03">
<properties>
<property name="policy.sha256" value="a41c9e2f"/>
</properties>
<testcase classname="evenhand.credit-approval.race" name="demographic_parity_difference@race" file="evenhand.yml" line="32" time="0">
<failure type="fairness.fail" message="0.196 &gt; 0.10 (0.125 to 0.248): Asian 0.495, Black 0.299">0.196 &gt; 0.10 (0.125 to 0.248): Asian 0.495, Black 0.299</failure>
</testcase>
</testsuite>
</testsuites>
`);
});

test("JUnit has no word for warn: warned and waived checks pass and say so, undecided ones are skipped unless they block", () => {
  const waiver = {
    check: "x",
    groups: null,
    owner: "model-risk",
    reason: "",
    created: "2026-09-01",
    expires: "2026-11-30",
    ceiling: null,
    ticket: null,
    approvedBy: null,
    location: null,
    status: "used",
    daysLeft: 5,
  } as const;
  const rows = [
    checkRow({ id: "a", status: "warn", action: "warn" }),
    checkRow({ id: "b", status: "waived", action: "none", waiver: 0 }),
    undecided,
    checkRow({ id: "d", status: "no_data", action: "fail" }),
    checkRow({ id: "e", status: "error", action: "fail" }),
  ];
  const [a, b, c, d, e] = casesOf(renderJunit(gatedResult(rows, { waivers: [waiver] })));
  expect(a).toMatchObject({ "system-out": expect.stringMatching(/^WARN /) });
  expect(b).toMatchObject({ "system-out": expect.stringMatching(/^WAIVED until 2026-11-30 by model-risk: /) });
  expect(c!.skipped!.message).toContain("leaning fail");
  expect(d!.failure!.type).toBe("fairness.no_data");
  expect(e!.error).toBeDefined();
});

test("a case keeps its identity whatever the numbers: GitLab drops duplicates, Jenkins splits at the last dot", () => {
  const [one] = casesOf(renderJunit(gatedResult([checkRow({ value: 0.5, sentence: "0.5 > 0.10" })])));
  expect([one!.classname, one!.name]).toEqual(["evenhand.credit-approval.race", "demographic_parity_difference@race"]);
  const [dotted] = casesOf(renderJunit(gatedResult([checkRow({ by: ["a.b"] })])));
  expect(dotted!.classname.split(".")).toHaveLength(3);
});

test("SARIF: one place a result, all four region fields, the fingerprint that GitHub reads, rules once, no security severity", () => {
  const text = renderSarif(usual);
  const { runs } = JSON.parse(text) as {
    runs: [
      {
        tool: { driver: { rules: { id: string; properties: { tags: string[] } }[] } };
        automationDetails: { id: string };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          message: { text: string };
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
          partialFingerprints: object;
        }[];
      },
    ];
  };
  const [{ tool, results, automationDetails }] = runs;
  expect(automationDetails.id).toBe("evenhand/credit-approval/");
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({
    ruleId: "demographic_parity_difference",
    ruleIndex: 0,
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "evenhand.yml" },
          region: { startLine: 32, startColumn: 5, endLine: 32, endColumn: 6 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: "9f2c61d0a7b34e18:1" },
  });
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(["demographic_parity_difference"]);
  expect(text).not.toContain("security-severity");
});

test("SARIF is valid by the published schema, also with nothing to say", () => {
  // Draft 04, of which it uses nothing that later drafts changed but the name of `id`.
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", "utf8")) as Record<string, unknown>;
  const validate = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  for (const result of [
    usual,
    gatedResult([]),
    gatedResult(Array.from({ length: 40 }, (_, i) => checkRow({ id: `c${i}`, location: null }))),
    gatedResult([checkRow({ status: "waived", action: "none", waiver: 0 })]),
  ]) {
    validate(JSON.parse(renderSarif(result, { waived: true })));
    expect(validate.errors ?? []).toEqual([]);
  }
});

test("SARIF leaves out what is waived, passed, or undecided and tolerated; a blocking undecided check is an error", () => {
  const rows = [
    checkRow({ id: "w", status: "waived", action: "none" }),
    undecided,
    passed,
    checkRow({ id: "u", status: "inconclusive", action: "fail" }),
  ];
  const { runs } = JSON.parse(renderSarif(gatedResult(rows))) as { runs: [{ results: { level: string; message: { text: string } }[] }] };
  expect(runs[0].results.map(({ level, message }) => [level, message.text.split(":")[0]])).toEqual([["error", "u"]]);
});

test("SARIF holds waived checks as suppressed results when asked, valid by the schema; every other result stays as it was", () => {
  const waiver = {
    check: "w",
    groups: null,
    owner: "model-risk",
    reason: "Declines are reviewed by hand.",
    created: "2026-09-01",
    expires: "2026-11-30",
    ceiling: null,
    ticket: null,
    approvedBy: null,
    location: null,
    status: "used",
    daysLeft: 5,
  } as const;
  const result = gatedResult(
    [checkRow({ id: "w", status: "waived", action: "none", waiver: 0 }), checkRow({ id: "f" }), undecided, passed],
    {
      waivers: [waiver],
    },
  );
  interface Found {
    readonly level: string;
    readonly message: { readonly text: string };
    readonly suppressions?: readonly object[];
  }
  const found = (text: string) => (JSON.parse(text) as { runs: [{ results: readonly Found[] }] }).runs[0].results;
  const usualResults = found(renderSarif(result));
  const [open, suppressed, ...others] = found(renderSarif(result, { waived: true }));
  expect([usualResults, others]).toEqual([[open], []]);
  expect(open!.suppressions).toBeUndefined();
  expect(suppressed).toMatchObject({
    level: "error",
    suppressions: [
      {
        kind: "external",
        status: "accepted",
        justification: "Waived until 2026-11-30 by model-risk: Declines are reviewed by hand.",
      },
    ],
  });
  expect(suppressed!.message.text).toMatch(/^w: /);
});

test("SARIF paths are relative references whatever the policy's place", () => {
  const rows = [checkRow({ location: { file: "/tmp/my policy/évenhand.yml", line: 1, column: 1 } })];
  expect(renderSarif(gatedResult(rows))).toContain('"uri": "tmp/my%20policy/%C3%A9venhand.yml"');
});

test("GitLab code quality: what blocks is critical, what is undecided is info, fingerprints stay", () => {
  const found = JSON.parse(renderGitlab(usual)) as { severity: string; fingerprint: string; check_name: string; location: object }[];
  expect(found.map(({ severity }) => severity)).toEqual(["critical", "info"]);
  expect(found[0]).toMatchObject({
    fingerprint: "9f2c61d0a7b34e18",
    check_name: "evenhand/demographic_parity_difference",
    location: { path: "evenhand.yml", lines: { begin: 32 } },
  });
});

test("GitHub annotations word for word; percent, colon and comma are escaped in properties", () => {
  expect(renderAnnotations(gatedResult([checkRow({ id: "x@a,b:c", sentence: "50% > 10%\nnext" })]))).toBe(
    "::error file=evenhand.yml,line=32,col=5,title=x@a%2Cb%3Ac::50%25 > 10%25 next\n",
  );
});

test("GitHub keeps ten annotations of a kind: nine, and a tenth that counts the others", () => {
  const many = Array.from({ length: 13 }, (_, i) => checkRow({ id: `c${i}` }));
  const lines = renderAnnotations(gatedResult(many)).trimEnd().split("\n");
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toContain("and 4 more, see the summary");
});

test("the step summary: verdict, worst first, what passed folded away, and where the numbers come from", () => {
  const text = checkSummary(usual);
  expect(text.split("\n")[0]).toBe("### evenhand: FAILED - 1 fail, 1 inconclusive, 1 pass");
  expect(text).toContain(
    "| FAIL | demographic\\_parity\\_difference@<!-- -->race | 0.196 | 0.125 to 0.248 | &lt;= 0.1 | Asian 0.495 (329), Black 0.299 (826) | – |",
  );
  expect(text.indexOf("| FAIL")).toBeLessThan(text.indexOf("| ? |"));
  expect(text).toContain("<details><summary>1 passed</summary>");
  expect(text).toContain("policy a41c9e2f (file)");
});

test("a summary of very many checks stays under 60,000 bytes and counts what it leaves out", () => {
  const many = Array.from({ length: 2000 }, (_, i) => checkRow({ id: `check-number-${i}-with-a-long-name` }));
  const text = checkSummary(gatedResult(many));
  expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  const shown = text.split("\n").filter((line) => line.startsWith("| FAIL")).length;
  expect(text).toContain(`${2000 - shown} rows not shown: results.json`);
});

test("OpenMetrics: types once before their lines, four decimals, one state of each set, an end", () => {
  const lines = renderOpenmetrics(usual).trimEnd().split("\n");
  expect(lines).toContain('evenhand_check_value{policy="credit-approval",check="demographic_parity_difference@race"} 0.1964');
  expect(lines).toContain(
    'evenhand_check_status{policy="credit-approval",check="demographic_parity_difference@race",evenhand_check_status="fail"} 1',
  );
  expect(lines.at(-1)).toBe("# EOF");
  const types = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
  expect(new Set(types).size).toBe(types.length);
  const states = lines.filter((line) => line.startsWith("evenhand_check_status{") && line.includes('check="accuracy"'));
  expect(states).toHaveLength(statuses.length);
  expect(states.filter((line) => line.endsWith(" 1"))).toHaveLength(1);
});

test("flat JSON has one number an id, and null for what has none", () => {
  const found = JSON.parse(renderFlat(gatedResult([checkRow(), checkRow({ id: "empty", value: null })]))) as Record<string, number | null>;
  expect(found["demographic_parity_difference@race"]).toBe(0.19641);
  expect(found.empty).toBeNull();
  expect(Object.values(found).every((value) => value === null || typeof value === "number")).toBe(true);
});

const hostile = fc.oneof(
  fc.constantFrom('"><x y="', "]]>", "a\u0000b\u001b[31m", "::error::x", "\ud800", "%0A", 'a\\"\n', "&amp;<"),
  fc.string({ maxLength: 12 }),
);
const anyCheck: fc.Arbitrary<CheckRow> = fc
  .record({ status: fc.constantFrom(...statuses), blocks: fc.boolean(), sentence: hostile, name: hostile, attribute: hostile })
  .map(({ status, blocks, sentence, name, attribute }) =>
    checkRow({
      id: `id ${name}`,
      sentence,
      status,
      action: status === "pass" || status === "waived" ? "none" : blocks ? "fail" : "warn",
      by: [attribute],
      pair: null,
    }),
  );

test("whatever the names and sentences hold, every output is well-formed and they agree on what failed", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyCheck, { maxLength: 6, selector: ({ id }) => id }), (checks) => {
      const result = gatedResult(checks);
      const xml = renderJunit(result);
      expect(XMLValidator.validate(xml)).toBe(true);
      const suites = suitesOf(xml);
      const blocking = checks.filter(({ status, action }) => action === "fail" && status !== "error").length;
      expect(Number(suites.failures)).toBe(blocking);
      expect(casesOf(xml).filter(({ failure }) => failure !== undefined)).toHaveLength(blocking);
      expect(Number(suites.tests)).toBe(checks.length);
      const annotations = renderAnnotations(result)
        .split("\n")
        .filter((line) => line !== "");
      expect(annotations.every((line) => /^::(error|warning|notice) [^\r]*$/.test(line))).toBe(true);
      expect(annotations.filter((line) => line.startsWith("::error"))).toHaveLength(
        checks.filter(({ status, action }) => action === "fail" || status === "error").length,
      );
      const { runs } = JSON.parse(renderSarif(result)) as { runs: [{ results: { level: string }[] }] };
      expect(runs[0].results.filter(({ level }) => level === "error")).toHaveLength(
        checks.filter(({ status, action }) => action === "fail" || status === "error").length,
      );
      const codes = JSON.parse(renderGitlab(result)) as { severity: string }[];
      expect(codes.filter(({ severity }) => severity === "critical")).toHaveLength(
        checks.filter(({ status, action }) => action === "fail" || status === "error").length,
      );
      for (const line of renderOpenmetrics(result).trimEnd().split("\n"))
        expect(line).toMatch(/^(# (TYPE|HELP|EOF)|[a-z_]+\{.*\} -?\d+(\.\d{4})?$)/s);
    }),
    { numRuns: 150 },
  );
});
