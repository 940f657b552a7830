import { expect, test } from "vitest";
import { alsoApart } from "../../src/sections/also-apart.js";
import { disparityTable } from "../../src/sections/disparity-table.js";
import { leftOutGroups } from "../../src/sections/left-out-groups.js";
import { listNotJudged } from "../../src/sections/list-not-judged.js";
import { rankedGaps } from "../../src/sections/ranked-gaps.js";
import { keepSide } from "../../src/stats/keep-side.js";
import { sampleResult } from "../support/sample-result.js";

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
  expect(also!.text).toMatch(/^In selection rate: Hispanic by −30\.0 percentage points \(−3\d\.\d to −2\d\.\d\)\.$/);
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

test("columns that are called like protected attributes and were not compared are named", () => {
  const column = { kind: "category" as const, role: null, missing: 0, distinct: 2, min: null, max: null, top: [] };
  const unasked = { ...result, profile: ["race", "age_group", "marital_status", "income"].map((name) => ({ ...column, name })) };
  expect(listNotJudged(unasked).map(({ what }) => what)).toContain("Groups by age_group and marital_status");
  expect(listNotJudged(result).some(({ what }) => what.startsWith("Groups by"))).toBe(false);
});

test("what nine decimals cannot tell from a limit is printed as usual", () => {
  expect([keepSide(4e-18, 3, [0]), keepSide(0.0004, 2, [0]), keepSide(3e-9, 2, [0])]).toEqual(["0.000", "0.0004", "0.000000003"]);
});
