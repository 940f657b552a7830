import fc from "fast-check";
import { expect, test } from "vitest";
import type { GroupRow, Result } from "../../../src/audit/result.js";
import { hiddenGroups } from "../../../src/audit/small-cells/hidden-groups.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { type Format, renderReport } from "../../../src/renderers/index.js";
import { checkRow, gatedResult } from "../../support/gated-result.js";
import { sampleResult } from "../../support/sample-result.js";

const row = (n: number, group: Readonly<Record<string, string>> = {}): GroupRow => ({
  by: Object.keys(group),
  group,
  n,
  weight: n,
  metrics: {},
});

/** A result with groups of these sizes alone. */
const sized = (groups: readonly GroupRow[], strata: Result["strata"] = []): Result => ({
  ...sampleResult({ people: [] }),
  groups,
  disparities: [],
  strata,
});

const names = (result: Result, minCell: number) =>
  hiddenGroups(result, minCell).map(({ group, stratum, why }) => [...Object.values(stratum ?? {}), ...Object.values(group), why].join(" "));

const race = (counts: Readonly<Record<string, number>>): readonly GroupRow[] => [
  row(Object.values(counts).reduce((a, b) => a + b, 0)),
  ...Object.entries(counts).map(([name, n]) => row(n, { race: name })),
];

test("one small group takes the smallest of the others with it: 7 of 7,919 is 7,919 less the rest", () => {
  expect(names(sized(race({ White: 6000, Black: 1500, Asian: 412, Native: 7 })), 10)).toEqual(["Asian subtraction", "Native few"]);
});

test("two small groups need no third; one with nobody is no help", () => {
  expect(names(sized(race({ White: 6000, Asian: 9, Native: 7 })), 10)).toEqual(["Asian few", "Native few"]);
  expect(names(sized(race({ White: 6000, Black: 50, Asian: 0, Native: 7 })), 10)).toEqual(["Black subtraction", "Asian few", "Native few"]);
});

test("a group as large as the minimum is shown", () => {
  expect(names(sized(race({ White: 6000, Native: 10 })), 10)).toEqual([]);
});

test("an intersection is not given away by either of its margins", () => {
  const cells = { "A m": 100, "A f": 90, "B m": 80, "B f": 5, "C m": 70, "C f": 60 };
  const of = (i: number, name: string): number =>
    Object.entries(cells).reduce((sum, [key, n]) => sum + (key.split(" ")[i] === name ? n : 0), 0);
  const groups = [
    row(405),
    ...["A", "B", "C"].map((name) => row(of(0, name), { race: name })),
    ...["m", "f"].map((name) => row(of(1, name), { sex: name })),
    ...Object.entries(cells).map(([key, n]) => row(n, { race: key.split(" ")[0]!, sex: key.split(" ")[1]! })),
  ];
  expect(names(sized(groups), 10)).toEqual(["B m subtraction", "B f few", "C m subtraction", "C f subtraction"]);
});

test("a hidden group is not the sum of its shown parts", () => {
  const groups = [...race({ A: 500, B: 40, C: 7 }), row(20, { race: "B", sex: "m" }), row(20, { race: "B", sex: "f" })];
  expect(names(sized(groups), 10)).toEqual(["B subtraction", "C few", "B m subtraction", "B f subtraction"]);
});

test("a group in one stratum is not what is left of all strata", () => {
  const stratum = (name: string, a: number, b: number): Result["strata"][number] => ({
    stratum: { region: name },
    groups: [row(a + b), row(a, { sex: "f" }), row(b, { sex: "m" })],
    disparities: [],
  });
  const groups = [row(305), row(105, { sex: "f" }), row(200, { sex: "m" })];
  expect(names(sized(groups, [stratum("N", 5, 100), stratum("S", 100, 100)]), 10)).toEqual([
    "N f few",
    "N m subtraction",
    "S f subtraction",
    "S m subtraction",
  ]);
});

test("in no one-way table exactly one group is hidden, and none that is small is shown", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }), fc.integer({ min: 2, max: 40 }), (sizes, minCell) => {
      const result = sized(race(Object.fromEntries(sizes.map((n, i) => [`g${i}`, n]))));
      const hidden = hiddenGroups(result, minCell);
      const shown = suppressed(result, minCell).groups.slice(1);
      const people = sizes.filter((n) => n > 0).length;
      expect(shown.length + hidden.length).toBe(sizes.length);
      expect(shown.every(({ n }) => n >= minCell)).toBe(true);
      const behind = hidden.filter(({ group }) => sizes[Number(group.race!.slice(1))]! > 0).length;
      if (hidden.length > 0) expect(behind).toBeGreaterThanOrEqual(Math.min(2, people));
    }),
  );
});

const planted = (): Result =>
  sampleResult({
    people: [
      { at: ["White", "male"], tp: 6101, fp: 1902, fn: 1503, tn: 6404 },
      { at: ["White", "female"], tp: 5205, fp: 1506, fn: 1607, tn: 5698 },
      { at: ["Black", "male"], tp: 2963, fp: 1409, fn: 1721, tn: 4129 },
      { at: ["Black", "female"], tp: 2905, fp: 1322, fn: 1703, tn: 4141 },
      { at: ["Asian", "male"], tp: 1601, fp: 1283, fn: 1207, tn: 1629 },
      { at: ["Native", "male"], tp: 197, fp: 131, fn: 173, tn: 226 },
      { at: ["Native", "female"], tp: 167, fp: 139, fn: 149, tn: 145 },
    ],
  });
/** 727 and 600 are 1327; 5720 Asians go with them. */
const secrets = /(?<![\d.])(1,?327|727|5,?720|197|131|173|226|167|139|149|364|270|322|371)(?![\d])/g;
const formats = ["html", "md", "csv", "junit", "sarif", "gitlab", "github", "openmetrics", "flat"] as const satisfies readonly Format[];

test.each(formats)("no count of a hidden group is in %s", async (format) => {
  const open = planted();
  const checks = [
    checkRow({
      sentence: "0.2 > 0.10: White 0.5, Native 0.327 of 1327",
      pair: { ...checkRow().pair!, b: { group: { race: "Native" }, value: 0.47, numerator: 634, n: 1327 } },
    }),
    checkRow({
      id: "x@race",
      excluded: [{ group: { race: "Native" }, n: 1327, reason: "below_min_n" }],
      coverage: { groups: 0.8, rows: 0.97327 },
    }),
  ];
  const diagnostics = [
    { code: "EH118", level: "warning", message: 'race "Native" has 1327 of the 2000 rows', evidence: [], help: [], location: null },
  ] as unknown as Result["diagnostics"];
  const result = { ...open, checks, diagnostics, verdict: gatedResult(checks).verdict };
  const bare = String(await renderReport(result, { format, minCell: 1 }));
  const shared = String(await renderReport(result, { format, minCell: 2000 }));
  const pattern = new RegExp(secrets, "g");
  const text = shared.replace(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, "");
  expect([...text.matchAll(pattern)].map(({ 0: found, index }) => `${found}: ${text.slice(index - 60, index + 30)}`)).toEqual([]);
  if (["html", "md", "csv"].includes(format)) {
    expect(bare).toMatch(/1,?327/);
    expect(shared).toContain("hidden: fewer than 2000 people");
    expect(shared).toContain("hidden: otherwise subtraction");
  }
});

test("JSON hides nothing, and is the same with a minimum", async () => {
  const result = planted();
  expect(await renderReport(result, { format: "json", minCell: 2000 })).toBe(await renderReport(result, { format: "json" }));
});

test("the minimum of the policy holds when none is given", async () => {
  const result: Result = { ...planted(), policy: { path: null, sha256: "", source: "file", packs: [], diff: null, minCell: 2000 } };
  expect(await renderReport(result, { format: "csv" })).not.toContain(",1327,");
  expect(await renderReport(result, { format: "csv", minCell: 0 })).toContain(",1327,");
});

test("nothing changes without a minimum or with 1, and twice is once", () => {
  const result = planted();
  for (const minCell of [null, 0, 1]) expect(suppressed(result, minCell)).toBe(result);
  const once = suppressed(result, 2000);
  expect(suppressed(once, 2000)).toBe(once);
  expect(once.hidden?.groups.length).toBeGreaterThan(2);
});

test("every group hidden still makes every format", async () => {
  const result = planted();
  for (const format of formats) await expect(renderReport(result, { format, minCell: 1e9 })).resolves.toBeTypeOf("string");
});

test("a group whose name is hostile is hidden by what it is, not by how it is spelt", () => {
  const hostile = '"]}__proto__<script>';
  const result = sized(race({ [hostile]: 3, B: 20, C: 400 }));
  expect(suppressed(result, 10).groups.map(({ group }) => group)).toEqual([{}, { race: "C" }]);
});
