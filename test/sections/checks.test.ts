import fc from "fast-check";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { statuses } from "../../src/checks/check.js";
import { verdictOf } from "../../src/checks/verdict.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { checks } from "../../src/sections/checks.js";
import { decisionBox } from "../../src/sections/decision-box.js";
import { checkRow, gatedResult } from "../support/gated-result.js";

const judged = (...rows: Parameters<typeof checkRow>[0][]) => {
  const all = rows.map((row, i) => checkRow({ id: `c${i}`, ...row }));
  return gatedResult(all, { verdict: verdictOf(all) });
};

test.each([
  [[{ status: "pass", action: "none" }], "met", "Meets the stated limit"],
  [[{ status: "fail" }, { status: "pass", action: "none" }], "not_met", "Does not meet 1 of 2 stated limits"],
  [[{ status: "waived", action: "none", waiver: null }], "not_met", "Does not meet 1 of 1 stated limit"],
  [
    [
      { status: "inconclusive", action: "warn" },
      { status: "pass", action: "none" },
    ],
    "undetermined",
    "Cannot be determined for 1 of 2 stated limits",
  ],
  [[{ status: "warn", action: "warn", reason: "past_warn_limit" }], "met", "Meets the stated limit"],
  [[{ status: "warn", action: "warn", reason: "past_limit" }], "not_met", "Does not meet 1 of 1 stated limit"],
] as const)("the first page says of %j: %s", (rows, tone, title) => {
  expect(decisionBox(judged(...rows))).toMatchObject({ tone, title });
});

test("the section uses no other words for an outcome than met, not met and cannot be determined", () => {
  const result = judged(...statuses.map((status) => ({ status, waiver: null, action: "none" as const })));
  const [table] = checks.blocks(result).filter((block) => block.kind === "table");
  const words = new Set(table!.rows.map((row) => row[1]!.text));
  expect([...words].sort()).toEqual(["Cannot be determined", "Does not meet the stated limit", "Meets the stated limit"]);
  expect(renderMarkdown(result)).not.toMatch(/\b(fair|unbiased|compliant|compliance)\b/);
});

test("a printed value lies on the side of its limit on which it is", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 100 }), (value, hundredths) => {
      const limit = hundredths / 100;
      fc.pre(Math.abs(value - limit) > 1e-8);
      const result = judged({ value, requirement: { op: "<=", limit, warn: null } });
      const [table] = checks.blocks(result).filter((block) => block.kind === "table");
      expect(Math.sign(Number(table!.rows[0]![2]!.text) - limit)).toBe(Math.sign(value - limit));
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("a result without limits has no such section", () => {
  expect(checks.blocks(gatedResult([]))).toEqual([]);
});

test("a limit on accuracy says where the same decision for everybody would be right as often", () => {
  const base = judged({ metric: "accuracy", by: null, value: 0.6 });
  const shownFor = (positive: number): string => {
    const metrics = { base_rate: { value: positive } } as unknown as Result["groups"][number]["metrics"];
    const everybody = { by: [], group: {}, n: 10, weight: 10, metrics };
    const [table] = checks.blocks({ ...base, groups: [everybody] }).filter((block) => block.kind === "table");
    return table!.rows[0]![1]!.details.join("; ");
  };
  expect(shownFor(0.7)).toContain("giving everybody the same decision would be right for 70.0%");
  expect(shownFor(0.3)).toContain("70.0%");
  expect(shownFor(0.5)).not.toContain("the same decision");
});

test("a limit on the model's own answers says that it is not on the decisions in the data", () => {
  const asked = judged({ id: "noise.flip_rate", metric: "flip_rate", about: "model" }, { id: "worst_case.0.1", metric: "worst_case_risk" });
  const marked = (result: Result) => {
    const [table] = checks.blocks(result).filter((block) => block.kind === "table");
    return table!.rows.map((row) => row[0]!.details.includes("of the model’s own answers"));
  };
  // The second one's name is that of a limit on a study, and says nothing.
  expect(marked(asked)).toEqual([true, false]);
});

test("below a limit stands from which true value on it would be found not met, but not where the observed value decides", () => {
  const limitCells = (result: Result) => {
    const [table] = checks.blocks(result).filter((block) => block.kind === "table");
    return { details: table!.rows.map((row) => row[4]!.details ?? []), note: table!.note };
  };
  const requirement = { op: "<=", limit: 0.1, warn: null } as const;
  const found = limitCells(judged({ requirement, resolution: 0.1746 }));
  expect(found.details).toEqual([["found from 0.175"]]);
  expect(found.note).toContain("with a probability of 80%");
  const point = limitCells(judged({ requirement, resolution: 0.1746, decision: "point" }));
  expect(point.details).toEqual([[]]);
  expect(point.note).not.toContain("80%");
  expect(limitCells(judged({ requirement, resolution: null }))).toEqual({ details: [[]], note: null });
});
