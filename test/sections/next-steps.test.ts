import { expect, test } from "vitest";
import { allSteps } from "../../src/sections/next-steps/all-steps.js";
import { nextSteps } from "../../src/sections/next-steps.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { sampleResult } from "../support/sample-result.js";

const rules = (result: Parameters<typeof allSteps>[0]): readonly string[] => allSteps(result).map(({ rule }) => rule);

test("an audit without limits, with gaps, small and unknown groups and no record asks for these, in this order", () => {
  expect(rules(sampleResult())).toEqual(["no-limits", "gap-not-explained", "group-not-recorded", "group-too-small", "nothing-on-record"]);
});

test("what is not met comes before what is undecided, and both before what has no data", () => {
  const row = (id: string, status: "fail" | "inconclusive" | "no_data" | "pass") => checkRow({ id, metric: id, status });
  const steps = allSteps(gatedResult([row("one", "no_data"), row("two", "inconclusive"), row("three", "fail"), row("four", "pass")]));
  expect(steps.slice(0, 3).map(({ rule, what }) => [rule, what])).toEqual([
    ["limit-not-met", expect.stringContaining("three by race")],
    ["limit-undetermined", "Collect more rows for two by race"],
    ["limit-without-data", expect.stringContaining("one by race needs")],
  ]);
  expect(JSON.stringify(steps)).not.toContain("four");
});

test("a waived limit asks for nothing until its day is near", () => {
  const waiver = (daysLeft: number) => ({
    ...{
      check: "one",
      groups: null,
      owner: "Ada",
      reason: "because",
      created: "2026-01-01",
      expires: "2026-12-01",
      ceiling: null,
      ticket: null,
    },
    ...{ status: "used" as const, daysLeft },
  });
  const waived = (daysLeft: number) => gatedResult([checkRow({ status: "waived", waiver: 0 })], { waivers: [waiver(daysLeft)] as never });
  expect(rules(waived(200))).not.toContain("waiver-ending");
  expect(rules(waived(10))).toContain("waiver-ending");
  expect(rules(waived(10))).not.toContain("limit-not-met");
});

test("without true outcomes they are asked for; texts that were not verified go to a lawyer", () => {
  expect(rules(sampleResult({ hasLabel: "no label" }))).toContain("no-true-outcome");
  expect(rules(fullFirstPage())).toContain("text-not-verified");
});

test("every step stands in the section with its rule, and none gives a verdict", () => {
  const blocks = JSON.stringify(nextSteps.blocks(fullFirstPage()));
  for (const rule of rules(fullFirstPage())) expect(blocks).toContain(rule);
  expect(blocks).not.toMatch(/\bfair\b|unbiased|compliant/i);
  expect(blocks).toContain("not legal advice");
});
