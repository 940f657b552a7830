import type { Change } from "./change.js";
import type { BaselineComparison, Check, CheckRow, Status } from "./check.js";
import { actionOf, said, severer } from "./judge.js";

/** What is known of a check's number in the baseline. */
export interface Compared {
  readonly value: number;
  readonly change: Change | null;
  readonly paired: boolean;
}

/**
 * The row with its change since the baseline, and with the status that `max_regression` makes of it where that is the severer one.
 *
 * fail when the bounds prove the change larger than allowed, pass when they prove it is not, else inconclusive; without a
 * baseline the rule has no data.
 */
export function withChange(row: CheckRow, check: Check, compared: Compared | null): CheckRow {
  const { maxRegression } = check;
  if (compared === null) {
    return maxRegression === null ? row : decided(row, check, { status: "no_data", reason: "no_baseline", baseline: null });
  }
  const { value, change, paired } = compared;
  const status = maxRegression === null ? "pass" : statusOf(change, maxRegression, check.decision);
  const baseline: BaselineComparison = {
    value,
    delta: change?.delta ?? (row.value === null ? 0 : row.value - value),
    lower: change?.lower ?? null,
    upper: change?.upper ?? null,
    paired,
    status,
  };
  return decided(row, check, { status, reason: reasons[status as "fail"] ?? null, baseline });
}

const reasons = { fail: "past_regression", inconclusive: "regression_undecided", no_data: "no_baseline" } as const;

function statusOf(change: Change | null, allowed: number, decision: Check["decision"]): Status {
  if (change === null) return "no_data";
  if (decision === "point") return change.delta > allowed ? "fail" : "pass";
  if (change.lower > allowed) return "fail";
  return change.upper <= allowed ? "pass" : "inconclusive";
}

interface Decision {
  readonly status: Status;
  readonly reason: string | null;
  readonly baseline: BaselineComparison | null;
}

function decided(row: CheckRow, check: Check, { status, reason, baseline }: Decision): CheckRow {
  const lowered = status === "fail" && check.severity === "warn" ? "warn" : status;
  if (severer(row.status, lowered) === row.status) return said({ ...row, baseline });
  return said({ ...row, status: lowered, reason, baseline, action: actionOf(lowered, check) });
}
