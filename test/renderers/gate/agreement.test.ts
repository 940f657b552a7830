import fc from "fast-check";
import { expect, test } from "vitest";
import type { Result } from "../../../src/audit/result.js";
import { type CheckRow, type Status, statuses } from "../../../src/checks/check.js";
import { failingOnWarnings, verdictOf } from "../../../src/checks/verdict.js";
import { renderFlat } from "../../../src/renderers/flat.js";
import { renderAnnotations } from "../../../src/renderers/github.js";
import { renderJson } from "../../../src/renderers/json.js";
import { renderJunit } from "../../../src/renderers/junit.js";
import { checkSummary } from "../../../src/renderers/markdown/check-summary.js";
import { renderOpenmetrics } from "../../../src/renderers/openmetrics.js";
import { renderSarif } from "../../../src/renderers/sarif.js";
import { renderVerdict, renderVerdictLine } from "../../../src/renderers/terminal/verdict.js";
import { checkRow, gatedResult } from "../../support/gated-result.js";

const screen = { width: 80, color: false, symbols: "unicode" } as const;

const check = fc
  .record({ status: fc.constantFrom(...statuses), strict: fc.boolean(), severity: fc.constantFrom("error" as const, "warn" as const) })
  .map(({ status, strict, severity }) => ({ status, severity, action: actionFor(status, strict) }));

/** What a status may do to a verdict: a failure always blocks, a pass never does, the others as the policy says. */
function actionFor(status: Status, strict: boolean): CheckRow["action"] {
  if (status === "fail" || status === "error") return "fail";
  if (status === "pass" || status === "waived") return "none";
  return status === "warn" ? "warn" : strict ? "fail" : "warn";
}

const words = { pass: "PASSED", fail: "FAILED", undecided: "UNDECIDED", error: "ERROR", not_gated: "NOT GATED" } as const;

function judged(rows: readonly CheckRow[], failOn: "error" | "warn"): Result {
  const checks = failOn === "warn" ? failingOnWarnings(rows) : rows;
  return gatedResult(checks, { verdict: verdictOf(checks) });
}

test("terminal, exit code, JSON, JUnit, SARIF, annotations, summary, metrics and flat JSON say the same of every verdict", () => {
  fc.assert(
    fc.property(fc.array(check, { minLength: 1, maxLength: 7 }), fc.constantFrom("error" as const, "warn" as const), (all, failOn) => {
      const rows = all.map((one, i) => checkRow({ ...one, id: `check-${i}`, fingerprint: `${i}`.padStart(16, "0") }));
      const result = judged(rows, failOn);
      const { verdict, checks } = result;
      const blocking = checks.filter(({ action }) => action === "fail");
      // The one function: a failure before a broken check, that before what could not be decided.
      const failed = checks.some(({ status, action }) => action === "fail" && (status === "fail" || status === "warn"));
      const broken = checks.some(({ status }) => status === "error");
      expect(verdict.exitCode).toBe(failed ? 1 : broken ? 5 : blocking.length > 0 ? 4 : 0);
      expect(verdict.blocking).toEqual(blocking.map(({ id }) => id));
      // Terminal.
      const line = renderVerdictLine(result, screen);
      expect(line).toMatch(new RegExp(`^${words[verdict.status]} `));
      expect(line).toMatch(new RegExp(`exit code ${verdict.exitCode}\n$`));
      expect(renderVerdict(result, screen)).toContain(line.trimEnd().split("\n")[0]);
      // JSON.
      const json = JSON.parse(renderJson(result)) as Result;
      expect(json.verdict).toEqual(verdict);
      expect(json.checks.map(({ status, action }) => [status, action])).toEqual(checks.map(({ status, action }) => [status, action]));
      // JUnit: failures and errors are what blocks.
      const xml = renderJunit(result);
      const cases = [...xml.matchAll(/<testcase [^>]*name="([^"]+)"[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs)];
      expect(cases).toHaveLength(checks.length);
      expect(new Set(cases.filter(([, , body]) => /<(failure|error)\b/.test(body ?? "")).map(([, id]) => id))).toEqual(
        new Set(verdict.blocking),
      );
      // SARIF and annotations: errors are what blocks.
      const { runs } = JSON.parse(renderSarif(result)) as { runs: [{ results: { level: string; partialFingerprints: object }[] }] };
      expect(runs[0].results.filter(({ level }) => level === "error")).toHaveLength(blocking.length);
      expect(
        renderAnnotations(result)
          .split("\n")
          .filter((text) => text.startsWith("::error")),
      ).toHaveLength(blocking.length);
      // Summary, metrics, flat.
      expect(checkSummary(result)).toMatch(new RegExp(`^### evenhand: ${words[verdict.status]}`, "i"));
      const metrics = renderOpenmetrics(result);
      for (const { id, status } of checks) expect(metrics).toContain(`check="${id}",evenhand_check_status="${status}"} 1`);
      expect(Object.keys(JSON.parse(renderFlat(result)) as object)).toEqual(expect.arrayContaining(checks.map(({ id }) => id)));
    }),
    { numRuns: 200 },
  );
});

test("the table of exit codes is frozen", () => {
  const row = (status: Status, action: CheckRow["action"] = actionFor(status, true)) => checkRow({ status, action });
  const code = (...rows: CheckRow[]) => verdictOf(rows).exitCode;
  expect({
    nothing: code(),
    pass: code(row("pass")),
    "pass, warn, waived, tolerated": code(row("pass"), row("warn"), row("waived"), row("inconclusive", "warn"), row("no_data", "none")),
    fail: code(row("pass"), row("fail")),
    "warn that blocks": code(row("warn", "fail")),
    "inconclusive that blocks": code(row("inconclusive")),
    "no data that blocks": code(row("no_data")),
    error: code(row("error")),
    "error and inconclusive": code(row("error"), row("inconclusive")),
    "fail, error and inconclusive": code(row("fail"), row("error"), row("inconclusive")),
  }).toEqual({
    nothing: 0,
    pass: 0,
    "pass, warn, waived, tolerated": 0,
    fail: 1,
    "warn that blocks": 1,
    "inconclusive that blocks": 4,
    "no data that blocks": 4,
    error: 5,
    "error and inconclusive": 5,
    "fail, error and inconclusive": 1,
  });
});
