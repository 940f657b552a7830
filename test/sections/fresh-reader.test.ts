import { expect, test } from "vitest";
import { alsoApart } from "../../src/sections/also-apart.js";
import type { Block } from "../../src/sections/block.js";
import { data } from "../../src/sections/data.js";
import { decision } from "../../src/sections/decision.js";
import { disparities } from "../../src/sections/disparities.js";
import { disparityTable } from "../../src/sections/disparity-table.js";
import { evenDecimals } from "../../src/sections/even-decimals.js";
import { inequality } from "../../src/sections/inequality.js";
import { leftOutGroups } from "../../src/sections/left-out-groups.js";
import { listNotJudged } from "../../src/sections/list-not-judged.js";
import { rankedGaps } from "../../src/sections/ranked-gaps.js";
import { keepSide } from "../../src/stats/keep-side.js";
import { sampleResult } from "../support/sample-result.js";

const tablesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "table" ? [block] : block.kind === "forest" ? [block.table] : []));

const people = [
  { at: ["White"], tp: 600, fp: 200, fn: 100, tn: 100 },
  { at: ["Black"], tp: 100, fp: 50, fn: 100, tn: 250 },
  { at: ["Hispanic"], tp: 200, fp: 50, fn: 100, tn: 150 },
];
const result = sampleResult({ attributes: ["race"], people });

test("groups that are apart from the reference beside those of the largest gap are named with their range", () => {
  const selection = rankedGaps(result).find(({ metric }) => metric === "selection_rate")!;
  // 800 of 1,000, 150 of 500, 250 of 500: Black and White are furthest apart, Hispanic is 30 points below White.
  const [also] = alsoApart(result, selection);
  expect(also!.lead).toBe("Also apart from White");
  expect(also!.text).toMatch(
    /^In selection rate: Hispanic by −30\.0 percentage points \(−3\d\.\d to −2\d\.\d\); each range is of one comparison\.$/,
  );
  const two = sampleResult({ attributes: ["race"], people: people.slice(0, 2) });
  expect(alsoApart(two, rankedGaps(two)[0]!)).toEqual([]);
});

test("the group with the higher rate stands under the highest, of ratios as well", () => {
  const row = result.disparities.find(({ id }) => id === "disparate_impact@race")!;
  expect(row.pair!.a.group).toEqual({ race: "Black" });
  const [cells] = disparityTable(result, [row], "caption").rows;
  expect(cells!.slice(1, 3).map((cell) => cell.text)).toEqual(["White", "Black"]);
});

test("an index of inequality that is undefined leaves no group out of a gap", () => {
  expect(result.disparities.some(({ metric, excluded }) => metric === "mean_log_deviation" && excluded.length > 0)).toBe(true);
  expect(leftOutGroups(result, ["race"])).toEqual([]);
});

test("a group that some measures leave out is said to be compared on the others", () => {
  const few = sampleResult({
    attributes: ["race"],
    people: [...people.slice(0, 2), { at: ["Hispanic"], tp: 40, fp: 5, fn: 10, tn: 5 }],
  });
  const [left, ...more] = leftOutGroups(few, ["race"]);
  expect(more).toEqual([]);
  expect(left!.what).toBe("Group by race: Hispanic (60 rows)");
  expect(left!.brief).toMatch(
    /^By race, Hispanic \(60 rows\) is compared on \d+ of \d+ measures only: fewer than 30 rows count for the others\.$/,
  );
  expect(left!.consequence).toMatch(/^Compared on \d+ other measures\. For the measures named here it stands in the tables but in no gap;/);
});

test("the highest group is not set against itself, and indices of everybody stand once, not by attribute", () => {
  const tables = tablesOf(disparities.blocks(result));
  const favourable = tables.find(({ caption }) => caption.startsWith("Favourable decisions"))!;
  expect(favourable.rows.map((cells) => cells.slice(1, 3).map(({ text }) => text))).toEqual([
    ["Black", "White"],
    ["Hispanic", "White"],
  ]);
  expect(favourable.columns.map(({ title }) => title)).toContain("Range of this comparison (95% each side)");
  expect(tables[0]!.columns.map(({ title }) => title)).toContain("Range of the largest gap (95% each side)");
  expect(JSON.stringify(tables)).not.toContain("Theil index");
  expect(JSON.stringify(inequality.blocks(result))).toContain("Theil index");
});

test("a composite says why its range is wider than that of the measure that decides it", () => {
  const table = disparityTable(
    result,
    result.disparities.filter(({ id }) => id === "equalized_odds_difference@race"),
    "caption",
  );
  expect(table.note).toContain("“Here” names the measure that is furthest apart.");
});

test("the purpose is said to be missing where the reader looks for it", () => {
  expect(JSON.stringify(decision.blocks(result))).toContain("Purpose: not provided.");
});

test("whole numbers with few values are counted, as a range of codes says nothing", () => {
  const code = { name: "code", kind: "number" as const, role: null, missing: 0, distinct: 2, min: 1, max: 6 };
  const top = [
    { value: "1", rows: 900 },
    { value: "6", rows: 100 },
  ];
  const amount = { ...code, name: "amount", distinct: 700, max: 9000, top: [] };
  const [table] = tablesOf(data.blocks({ ...result, profile: [{ ...code, top }, amount] })).slice(-1);
  expect(table!.rows.map((cells) => cells.at(-1)!.text)).toEqual(["1 (900), 6 (100)", "1 to 9000"]);
  expect(table!.note).toContain("If they are codes, the data do not say what each stands for");
  const [plain] = tablesOf(data.blocks({ ...result, profile: [amount] })).slice(-1);
  expect(plain!.note).toBeNull();
});

test("numbers of a column have as many decimals", () => {
  const row = result.disparities.find(({ id }) => id === "demographic_parity_ratio@race")!;
  const near = { ...row, value: 0.5, bounds: { ...row.bounds!, lower: 0.41, upper: 0.8004 } };
  const [cells] = disparityTable(result, [near], "caption").rows;
  expect(cells!.slice(3).map(({ text }) => text)).toEqual(["0.5000", "0.4100 to 0.8004"]);
  expect(evenDecimals(["0.74", "0.52 to 0.802", "12%"])).toBe(3);
});

test("columns that are called like protected attributes and were not compared are named", () => {
  const column = { kind: "category" as const, role: null, missing: 0, distinct: 2, min: null, max: null, top: [] };
  const unasked = { ...result, profile: ["race", "age_group", "marital_status", "income"].map((name) => ({ ...column, name })) };
  expect(listNotJudged(unasked).map(({ what }) => what)).toContain("Groups by age_group and marital_status");
  expect(listNotJudged(result).some(({ what }) => what.startsWith("Groups by"))).toBe(false);
});

test("what nine decimals cannot tell from a limit is printed as usual", () => {
  expect([keepSide(4e-18, 3, [0]), keepSide(0.0004, 2, [0]), keepSide(3e-9, 2, [0])]).toEqual(["0.000", "0.0004", "0.000000003"]);
});
