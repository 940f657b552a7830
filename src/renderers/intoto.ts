import type { Result } from "../audit/result.js";
import type { CheckRow } from "../checks/check.js";
import { fault } from "../errors.js";
import { configurationOf, statement } from "./exports/in-toto.js";
import type { Renderer } from "./renderer.js";

/** The checks as an in-toto statement with the predicate `test-result` 0.1, which policy engines read. Not signed: `evenhand sign`, or a signer of yours, does that. */
export const intoto = {
  id: "intoto",
  extension: ".intoto.json",
  render: async (result) => renderIntoto(result),
} as const satisfies Renderer;

/** FAILED when the verdict stands in the way, WARNED when anything is short of passing, else PASSED. Throws EH200 for a result without checks, as nothing was tested. */
export function renderIntoto(result: Result): string {
  const { checks, verdict, run } = result;
  if (checks.length === 0)
    throw fault("EH200", "an in-toto test result is of checks, and this result has none", {
      help: ["evenhand check, with a policy", "-o mlaudit:audit.json, for what was measured"],
    });
  const failed = checks.filter(isFailed);
  const passed = checks.filter(({ status }) => status === "pass");
  const warned = checks.filter((check) => !isFailed(check) && check.status !== "pass");
  const ids = (rows: readonly CheckRow[]): readonly string[] => rows.map(({ id }) => id);
  return statement(result, "https://in-toto.io/attestation/test-result/v0.1", {
    result: verdict.status !== "pass" || failed.length > 0 ? "FAILED" : warned.length > 0 ? "WARNED" : "PASSED",
    configuration: configurationOf(result),
    ...(run.ci?.url && { url: run.ci.url }),
    passedTests: ids(passed),
    warnedTests: ids(warned),
    failedTests: ids(failed),
  });
}

const isFailed = ({ status, action }: CheckRow): boolean => action === "fail" || status === "error" || status === "fail";
