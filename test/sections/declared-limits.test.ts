import { expect, test } from "vitest";
import type { Declared } from "../../src/audit/declared.js";
import type { Result } from "../../src/audit/result.js";
import { euAiActAnnexIv } from "../../src/packs/eu-ai-act-annex-iv.js";
import { decision } from "../../src/sections/decision.js";
import { declaredLimits } from "../../src/sections/declared-limits.js";
import { allSteps } from "../../src/sections/next-steps/all-steps.js";
import { regulations } from "../../src/sections/regulations.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { sampleResult } from "../support/sample-result.js";

const testedAt = "2026-11-20T10:00:00.000Z";
const found: Declared = {
  testedAt,
  found: [
    { by: "log", at: "2026-10-01T08:00:00.000Z", who: "ada <b>", ref: "ab".repeat(32) },
    { by: "git", at: "2026-10-02T08:00:00.000Z", who: "Ada", ref: "3f".repeat(20) },
    { by: "catalog", at: "2026-10-03T08:00:00.000Z", who: null, ref: "0123456789ab" },
  ],
  missing: [],
};
const none: Declared = {
  testedAt,
  found: [],
  missing: [
    { by: "git", reason: "changed", file: "evenhand.yml" },
    { by: "log", reason: "no_log", file: null },
    { by: "catalog", reason: "later", file: null },
  ],
};
const withRun = (declared: Declared | null | undefined): Result => {
  const result = gatedResult([checkRow()]);
  return { ...result, run: { ...result.run, ...(declared === undefined ? {} : { declared }) } };
};
const said = (declared: Declared | null | undefined): string => JSON.stringify(declaredLimits(withRun(declared)));

test("since when the limits are there, by whom, and what that does not show", () => {
  expect(said(found)).toContain(
    "before the test of 2026-11-20 10:00 UTC: in the log since 2026-10-01 08:00 UTC by ada <b> (entry abababababab)",
  );
  expect(said(found)).toContain("in git since 2026-10-02 08:00 UTC by Ada (commit 3f3f3f3f3f3f)");
  expect(said(found)).toContain("as those of an audit of 2026-10-03 08:00 UTC in the catalog (run 0123456789ab)");
  expect(said(found)).toContain("not shown by them");
});

test("what cannot be shown is said plainly, with the reason of each place", () => {
  expect(said(none)).toContain("cannot be shown. In git: evenhand.yml was changed since its last commit. In the log: there is none.");
  expect(said(undefined)).toContain("cannot be shown");
  expect(said(null)).toContain("cannot be shown");
  expect(declaredLimits(sampleResult())).toBeNull();
});

test("the clause on thresholds has an answer only when they were there before", () => {
  const { policy: _, aliases: __, summary: ___, computes: ____, ...facts } = euAiActAnnexIv;
  const row = { ...facts, screens: false, selections: [], unreconciled: [] };
  const clause = (result: Result): string =>
    regulations
      .blocks({ ...result, regulations: [row] })
      .flatMap((block) => (block.kind === "table" ? block.rows : []))
      .find(([id]) => id!.text === "Article 9(8)")!
      .at(-1)!.text;
  expect(clause(withRun(found))).toBe("● in this report");
  expect(clause(withRun(none))).toBe("○ not in this report");
  expect(clause(withRun(undefined))).toBe("○ not in this report");
  expect(JSON.stringify(regulations.blocks({ ...sampleResult(), regulations: [row] }))).toContain("There are no stated limits");
});

test("where it cannot be shown, page 1 says so and it is a step; where nobody looked, or it can, neither", () => {
  const steps = (declared: Declared | null | undefined) => allSteps(withRun(declared)).map(({ rule }) => rule);
  expect(steps(none)).toContain("limits-not-declared");
  expect(steps(found)).not.toContain("limits-not-declared");
  expect(steps(null)).not.toContain("limits-not-declared");
  const first = (declared: Declared | null) => JSON.stringify(decision.blocks(withRun(declared)));
  expect(first(none)).toContain("That the limits were set before the test cannot be shown");
  expect(first(found)).not.toContain("cannot be shown");
});
