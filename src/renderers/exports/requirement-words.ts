import type { CheckRow } from "../../checks/check.js";

/** What a check requires, in one line: `demographic_parity_difference of race <= 0.1`. */
export function requirementWords({ metric, by, requirement, where }: CheckRow): string {
  const limit =
    requirement === null
      ? "no worse than the baseline"
      : requirement.op === "in"
        ? `from ${requirement.limit[0]} to ${requirement.limit[1]}`
        : `${requirement.op} ${requirement.limit}`;
  return `${metric}${by === null ? "" : ` of ${by.join(" × ")}`} ${limit}${where === null ? "" : ` where ${where}`}`;
}

/** Whether a check's limit was kept; null when it cannot be determined. A waiver lets a failure through and does not change it. */
export function isKept({ status }: Pick<CheckRow, "status">): boolean | null {
  if (status === "pass" || status === "warn") return true;
  return status === "fail" || status === "waived" ? false : null;
}

export const keptWords = (kept: boolean | null): string =>
  kept === null ? "cannot be determined" : kept ? "meets the stated limit" : "does not meet the stated limit";
