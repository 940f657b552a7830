import type { CheckRow, Result } from "../audit/result.js";
import { isBlocking, worstFirst } from "./gate/check-order.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";

/** GitLab's code quality report: what needs attention, at its line in the policy. */
export const gitlab = {
  id: "gitlab",
  extension: ".codequality.json",
  render: async (result) => renderGitlab(result),
} as const satisfies Renderer;

/** An array of findings; fingerprints stay the same for as long as the check keeps its id. */
export function renderGitlab(result: Result): string {
  const findings = worstFirst(result.checks)
    .filter(({ status }) => status !== "pass" && status !== "waived")
    .map((check) => ({
      description: plainLine(`${check.id}: ${check.sentence}`),
      check_name: `evenhand/${check.metric}`,
      fingerprint: check.fingerprint,
      severity: severityOf(check),
      location: {
        path: (check.location?.file ?? result.policy?.path ?? "evenhand.yml").replace(/^\.\//, ""),
        lines: { begin: check.location?.line ?? 1 },
      },
    }));
  return `${JSON.stringify(findings, null, 2)}\n`;
}

function severityOf(check: CheckRow): "critical" | "minor" | "info" {
  if (isBlocking(check) || check.status === "error") return "critical";
  return check.status === "fail" || check.status === "warn" ? "minor" : "info";
}
