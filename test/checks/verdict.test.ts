import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, type CheckRow, type Status, statuses } from "../../src/checks/check.js";
import { judgeSuite } from "../../src/checks/judge-suite.js";
import { measureCheck } from "../../src/checks/measure-check.js";
import { failingOnWarnings, verdictOf } from "../../src/checks/verdict.js";
import { resolve } from "../../src/disparities/resolve.js";
import { aCheck, type Counts, groupingOf, judged, selected } from "./grouped.js";

const row = (status: Status, action: Action): CheckRow => ({
  ...judged({ a: selected(50, 100), b: selected(50, 100) }),
  id: `${status}-${action}`,
  status,
  action,
});

// Frozen: scripts of users depend on these numbers.
describe("exit codes", () => {
  test.each<[string, readonly (readonly [Status, Action])[], string, number]>([
    ["no checks", [], "pass", 0],
    ["all pass", [["pass", "none"]], "pass", 0],
    ["a warning", [["warn", "warn"]], "pass", 0],
    ["a promoted warning", [["warn", "fail"]], "fail", 1],
    ["a waived failure", [["waived", "none"]], "pass", 0],
    ["a tolerated undecided check", [["inconclusive", "warn"]], "pass", 0],
    ["tolerated missing data", [["no_data", "warn"]], "pass", 0],
    ["a failure", [["fail", "fail"]], "fail", 1],
    ["an undecided check that blocks", [["inconclusive", "fail"]], "undecided", 4],
    ["missing data that block", [["no_data", "fail"]], "undecided", 4],
    ["a broken check", [["error", "fail"]], "error", 5],
    [
      "a failure and an undecided check",
      [
        ["inconclusive", "fail"],
        ["fail", "fail"],
      ],
      "fail",
      1,
    ],
    [
      "a failure and a broken check",
      [
        ["error", "fail"],
        ["fail", "fail"],
      ],
      "fail",
      1,
    ],
    [
      "a broken and an undecided check",
      [
        ["no_data", "fail"],
        ["error", "fail"],
      ],
      "error",
      5,
    ],
  ])("%s", (_, rows, status, exitCode) => {
    const verdict = verdictOf(rows.map(([s, a]) => row(s, a)));
    expect([verdict.status, verdict.exitCode]).toEqual([status, exitCode]);
  });
});

test("blocking names exactly the rows whose action is fail, and only then the exit code is not 0", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...statuses), fc.constantFrom<Action>("none", "warn", "fail")), { maxLength: 6 }),
      (all) => {
        const rows = all.map(([status, action], i) => ({ ...row(status, action), id: `${i}` }));
        const { blocking, exitCode, status, counts } = verdictOf(
          rows.filter((one) => one.action !== "fail" || (one.status !== "pass" && one.status !== "waived")),
        );
        expect(exitCode === 0).toBe(blocking.length === 0);
        expect(exitCode === 0).toBe(status === "pass");
        expect(Object.keys(counts)).toEqual([...statuses]);
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

test("--fail-on warn makes warnings block and nothing else", () => {
  const rows = failingOnWarnings([row("warn", "warn"), row("inconclusive", "warn"), row("pass", "none")]);
  expect(rows.map(({ action }) => action)).toEqual(["fail", "warn", "none"]);
});

describe("Holm's correction over the checks of a policy", () => {
  const number = (id: string, groups: Readonly<Record<string, Counts>>, limit: number) => {
    const check = aCheck({ id, requirement: { op: "<=", limit, warn: null } });
    return { check, measured: measureCheck(resolve(check.metric), { kind: "groups", grouping: groupingOf(groups) }, check.requirement) };
  };
  // One-sided p of a gap of 0.16 (0.15, 0.14) over 0.10 with 1,000 rows a group is about 0.003, 0.012, 0.04.
  const of = (gap: number) => ({ a: selected(400 + Math.round(1000 * gap), 1000), b: selected(400, 1000) });
  const suite = (...gaps: readonly number[]) => gaps.map((gap, i) => number(`c${i}`, of(gap), 0.1));
  const statusesOf = (gaps: readonly number[], correction: "none" | "holm") =>
    judgeSuite(suite(...gaps), correction, { alpha: 0.05, policyName: null }).map(({ status }) => status);

  test("a failure that stands alone may not stand beside others", () => {
    expect(statusesOf([0.14, 0.1, 0.1], "none")).toEqual(["fail", "inconclusive", "inconclusive"]);
    expect(statusesOf([0.14, 0.1, 0.1], "holm")).toEqual(["inconclusive", "inconclusive", "inconclusive"]);
  });
  test("sure failures make room for others", () => {
    expect(statusesOf([0.3, 0.3, 0.14], "holm")).toEqual(["fail", "fail", "fail"]);
  });
  test("says why, and leaves passes alone", () => {
    const rows = judgeSuite([...suite(0.14), number("p", of(0), 0.2), number("q", of(0), 0.2)], "holm", { alpha: 0.05, policyName: null });
    expect(rows.map(({ status, reason }) => [status, reason])).toEqual([
      ["inconclusive", "suite_correction"],
      ["pass", null],
      ["pass", null],
    ]);
  });
});
