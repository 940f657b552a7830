import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, type Status, statuses } from "../../../src/checks/check.js";
import { actionOf } from "../../../src/checks/judge.js";
import { failingOnWarnings, verdictOf } from "../../../src/checks/verdict.js";
import { renderAnnotations } from "../../../src/renderers/github.js";
import { junit } from "../../../src/renderers/junit.js";
import { sarif } from "../../../src/renderers/sarif.js";
import { gauge } from "../../../src/renderers/terminal/gauge.js";
import { renderVerdict, renderVerdictLine } from "../../../src/renderers/terminal/verdict.js";
import { checkRow, gatedResult } from "../../support/gated-result.js";

const screen = { width: 80, color: false, symbols: "unicode" } as const;

/** A result as the gate makes it: actions follow from the policy's settings, the verdict from the rows. */
const arbitraryGate = fc
  .tuple(
    fc.array(
      fc.record({
        status: fc.constantFrom<Status>(...statuses),
        onInconclusive: fc.constantFrom<Action>("none", "warn", "fail"),
        onNoData: fc.constantFrom<Action>("none", "warn", "fail"),
        severity: fc.constantFrom<"error" | "warn">("error", "warn"),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fc.constantFrom<"error" | "warn">("error", "warn"),
  )
  .map(([checks, failOn]) => {
    const rows = checks.map(({ status, severity, ...settings }, i) => {
      // A check that only warns never comes to fail.
      const known = severity === "warn" && status === "fail" ? "warn" : status;
      return checkRow({
        id: `check_${i}`,
        status: known,
        severity,
        action: actionOf(known, { severity, ...settings }),
        reason: known === "warn" ? "past_warn_limit" : null,
      });
    });
    const final = failOn === "warn" ? failingOnWarnings(rows) : rows;
    return gatedResult(final, { verdict: verdictOf(final) });
  });

test("terminal, exit code, JSON, JUnit, SARIF and annotations say the same of any checks", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryGate, async (result) => {
      const { verdict, checks } = result;
      const terminal = renderVerdict(result, screen);
      const stored = JSON.parse(JSON.stringify(result.verdict));
      expect(terminal).toContain(`exit code ${verdict.exitCode}`);
      expect(stored.exitCode).toBe(verdict.exitCode);
      expect(verdict.exitCode !== 0).toBe(verdict.blocking.length > 0);
      expect(/^PASSED/m.test(terminal)).toBe(verdict.exitCode === 0);
      expect(/^FAILED/m.test(terminal)).toBe(verdict.exitCode === 1);
      expect(/^UNDECIDED/m.test(terminal)).toBe(verdict.exitCode === 4);
      expect(/^ERROR/m.test(terminal)).toBe(verdict.exitCode === 5);
      const xml = String(await junit.render(result));
      const cases = [...xml.matchAll(/<testcase [^>]*name="([^"]+)"[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)];
      const red = cases.filter(([, , body]) => /<(failure|error)\b/.test(body ?? "")).map(([, name]) => name);
      expect(red.sort()).toEqual([...verdict.blocking].sort());
      const document = JSON.parse(String(await sarif.render(result)));
      const errors = document.runs[0].results.filter(({ level }: { level: string }) => level === "error").length;
      expect(errors).toBe(verdict.blocking.length);
      expect((renderAnnotations(result).match(/^::error/gm) ?? []).length).toBe(verdict.blocking.length);
      expect(checks.length).toBe(Object.values(verdict.counts).reduce((sum, n) => sum + n, 0));
    }),
    { numRuns: 60, seed: 5 },
  );
});

describe("the terminal", () => {
  const fail = checkRow({
    excluded: [{ group: { race: "Other" }, n: 66, reason: "below_min_n" }],
    minN: 68,
    coverage: { groups: 0.8, rows: 0.9863 },
  });
  const undecided = checkRow({
    id: "equal_opportunity_difference@race",
    metric: "equal_opportunity_difference",
    status: "inconclusive",
    action: "warn",
    reason: "bounds_span_limit",
    value: 0.17384,
    bounds: {
      lower: 0.092,
      upper: 0.246,
      lowerAlpha: 0.0125,
      upperAlpha: 0.05,
      method: "newcombe",
      lowerPair: [{ race: "White" }, { race: "Black" }],
    },
    lean: { toward: "fail", p: 0.975 },
    resolution: 0.196,
    requirement: { op: "<=", limit: 0.1, warn: null },
    pair: {
      a: { group: { race: "Asian" }, value: 0.7415, numerator: 109, n: 147 },
      b: { group: { race: "Black" }, value: 0.56766, numerator: 172, n: 303 },
    },
  });
  const pass = checkRow({
    id: "demographic_parity_difference@sex",
    by: ["sex"],
    status: "pass",
    action: "none",
    bounds: { lower: 0, upper: 0.05, lowerAlpha: 0.05, upperAlpha: 0.05, method: "newcombe" },
  });
  const rows = [pass, undecided, fail];
  const shown = renderVerdict(gatedResult(rows, { verdict: verdictOf(rows) }), screen);

  test("shows the worst first, each with value, range, limit, groups and what was left out", () => {
    expect(shown).toContain("x FAIL  demographic_parity_difference @ race                        at most 0.10\n");
    expect(shown).toContain("        0.196  (0.125 to 0.248)   Asian 0.495 of 329, Black 0.299 of 826\n");
    expect(shown).toContain("        |---------!-[=======o====]----|\n");
    expect(shown).toContain("        Not evaluated: Other (66; needs 68); coverage 98.6%.\n");
    expect(shown).toContain("leaning fail (p");
    expect(shown).toContain("Nearest to a decision: White and Black.");
    expect(shown).toContain("With these data, only values above 0.196 are provable.");
    expect(shown).toContain("ok PASS 1 check: demographic_parity_difference @ sex (at most 0.050)\n");
    expect(shown.indexOf("x FAIL")).toBeLessThan(shown.indexOf("? UNDECIDED"));
  });
  test("ends with the verdict, the counts and the exit code on one line of 80", () => {
    expect(shown).toMatch(/^FAILED {2}1 fail, 1 inconclusive \(tolerated\), 1 pass +exit code 1$/m);
    expect(renderVerdictLine(gatedResult(rows, { verdict: verdictOf(rows) }), screen).trimEnd()).toHaveLength(80);
  });
  test("keeps to its width, whatever the names", () => {
    const long = checkRow({
      pair: {
        a: { group: { race: "Native Hawaiian or Other Pacific Islander and more" }, value: 0.5, numerator: 50, n: 100 },
        b: { group: { race: "x\u001b[31m\ny" }, value: 0.2, numerator: 20, n: 100 },
      },
    });
    const text = renderVerdict(gatedResult([long], { verdict: verdictOf([long]) }), screen);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).not.toContain("\u001b");
  });
  test("says that it would have failed where the exit code is softened", () => {
    const softened = gatedResult(rows, { verdict: { ...verdictOf(rows), exitCode: 0 } });
    expect(renderVerdictLine(softened, screen)).toMatch(/^Would have failed \(--report-only\)/);
  });
});

test.each([
  [{ value: 0.196, lower: 0.125, upper: 0.248, limit: 0.1 }, ["0.0       0.1       0.2       0.3", "|---------!-[=======o====]----|"]],
  [{ value: 0.5, lower: null, upper: null, limit: 0.8 }, ["0.0       0.3       0.6       0.9", "|===============o==========!==|"]],
])("a gauge of %j", (numbers, lines) => {
  expect(gauge(numbers).map((line) => line.replace(/ +$/, ""))).toHaveLength(lines.length);
  expect(gauge(numbers)[1]).toHaveLength(31);
  if (numbers.limit === 0.1) expect(gauge(numbers)).toEqual(lines);
});
