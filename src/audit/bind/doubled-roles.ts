import type { AuditRequest } from "../../policy/request.js";
import type { Findings } from "./findings.js";

/**
 * Tells of columns that have two roles, which makes numbers that say nothing.
 *
 * A label that is also the decision makes every decision right. An attribute that is also the label, the decision or the score
 * makes groups of the outcomes themselves. Neither stops the audit: what else it measures, such as selection rates, holds.
 */
export function doubledRoles({ columns }: AuditRequest, found: Findings): void {
  const { label, prediction, score } = columns;
  if (label !== null && label === prediction)
    found.remark(
      "EH157",
      `column "${label}" is both the true outcome and the decision`,
      {
        evidence: ["every decision agrees with itself: accuracy is 100% by construction, and rates of errors are 0"],
        help: [
          "decisions without outcomes: leave --label out",
          "outcomes without a model: leave --prediction out",
          "else name the other column",
        ],
      },
      "warning",
    );
  const outcomes = { "the true outcome": label, "the decision": prediction, "the score": score };
  for (const name of new Set(columns.sensitive)) {
    const roles = Object.keys(outcomes).filter((role) => outcomes[role as keyof typeof outcomes] === name);
    if (roles.length > 0)
      found.remark(
        "EH157",
        `column "${name}" is both a protected attribute and ${roles.join(" and ")}`,
        {
          evidence: ["its groups are the outcomes themselves, so gaps between them say nothing of people"],
          help: ["name another --sensitive"],
        },
        "warning",
      );
  }
}
