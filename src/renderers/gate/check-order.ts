import type { Result } from "../../audit/result.js";
import { type CheckRow, statuses } from "../../checks/check.js";

/** Checks with the worst first; those of one status stay in the order of the policy. */
export const worstFirst = (checks: readonly CheckRow[]): readonly CheckRow[] =>
  [...checks].sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));

/** The policy's name, or "policy". */
export const policyName = ({ policy }: Pick<Result, "policy">): string => policy?.name ?? "policy";

/** "race", "sex*race", or "overall". */
export const attributeOf = ({ by }: Pick<CheckRow, "by">): string => by?.join("*") ?? "overall";

/** Whether the check stands in the way of the verdict. */
export const isBlocking = ({ action }: Pick<CheckRow, "action">): boolean => action === "fail";
