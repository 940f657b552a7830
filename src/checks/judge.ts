import type { Action, Check, CheckRow, Status } from "./check.js";
import { exactValue } from "./exactly.js";
import { fingerprintOf } from "./fingerprint.js";
import { LEAST_ROWS } from "./least-rows.js";
import { type Judged, type Measured, notMeasured } from "./measured.js";
import { sentenceOf } from "./sentence.js";
import { isPast, type Limit, leanOf, resolutionOf, surelyPast, surelyWithin } from "./side.js";

/** What a verdict depends on beside the check and its number. */
export interface JudgeOptions {
  /** One-sided error of each bound. */
  readonly alpha: number;
  /** The error of failing alone, when checks share theirs (Holm); `alpha` when absent. */
  readonly failAlpha?: number;
  readonly policyName: string | null;
  /** Rows that a group needed to be compared, where the limit asked for more than the usual. */
  readonly minN?: number;
}

/** What one limit came to. */
interface Decided extends Pick<CheckRow, "status" | "reason" | "value" | "bounds" | "lean" | "resolution" | "pair"> {
  readonly limit: Limit | null;
}

/**
 * The row of a check: the one place where a number and its limit become a status.
 *
 * `bounds` decision: fail when the bounds prove the limit broken, pass when they prove it kept, else inconclusive. `point`
 * decision: the value alone, compared exactly. No number, an undefined group or too few rows covered is no_data, never a pass.
 */
export function judge(check: Check, measured: Measured, options: JudgeOptions): CheckRow {
  const decided = withoutData(check, measured) ?? worst(limitsOf(check).map((limit) => decide(check, measured, limit, options)));
  return rowOf(check, measured, decided, options);
}

const severityOf: Readonly<Record<Status, number>> = { fail: 6, error: 5, no_data: 4, inconclusive: 3, waived: 2, warn: 1, pass: 0 };

export const severer = (a: Status, b: Status): Status => (severityOf[b] > severityOf[a] ? b : a);

const worst = (all: readonly Decided[]): Decided =>
  all.reduce((most, one) => (severityOf[one.status] > severityOf[most.status] ? one : most));

const nothing = { value: null, bounds: null, lean: null, resolution: null, pair: null } as const;

/** Why a check has nothing to judge; null when it has. */
function withoutData({ minCoverage }: Check, { reason, excluded, coverage, towards }: Measured): Decided | null {
  if (reason !== null) return { ...nothing, status: "no_data", reason, limit: null };
  const shown = towards("<=");
  const value = shown === null ? nothing : { ...nothing, value: shown.value, pair: shown.pair };
  if (excluded.some((one) => one.reason === "zero_denominator"))
    return { ...value, status: "no_data", reason: "zero_denominator", limit: null };
  if (coverage.rows < minCoverage) return { ...value, status: "no_data", reason: "low_coverage", limit: null };
  return null;
}

/** The sides on which a check has a limit; none when it is only held against a baseline. */
function limitsOf({ requirement }: Check): readonly (Limit | null)[] {
  if (requirement === null) return [null];
  if (requirement.op !== "in") return [requirement];
  const [low, high] = requirement.limit;
  return [
    { op: ">=", limit: low },
    { op: "<=", limit: high },
  ];
}

function decide(check: Check, measured: Measured, limit: Limit | null, { alpha, failAlpha = alpha }: JudgeOptions): Decided {
  const judged = measured.towards(limit?.op ?? "<=");
  if (judged === null) return { ...nothing, status: "no_data", reason: "not_applicable", limit };
  if (limit === null) return { ...nothing, value: judged.value, pair: judged.pair, status: "pass", reason: null, limit };
  // Two limits share the error of failing; both are shown at that level, so that bounds and status agree.
  const share = check.requirement?.op === "in" ? 2 : 1;
  const value = exactValue(judged.value, judged.pair, limit, measured.scale);
  const bounds = judged.bounds({ alpha: alpha / share, limit: limit.limit });
  const failing = failAlpha === alpha ? bounds : judged.bounds({ alpha: failAlpha / share, limit: limit.limit });
  const resolution = bounds && resolutionOf(bounds, limit, measured.scale);
  const found = { value, bounds, resolution, pair: judged.pair, lean: null, limit };
  if (check.decision === "point") {
    if (isPast(value, limit)) return { ...found, status: "fail", reason: null };
  } else {
    if (bounds === null) return { ...found, status: "inconclusive", reason: "no_bounds" };
    if (failing !== null && surelyPast(failing, limit)) return { ...found, status: "fail", reason: null };
    if (!surelyWithin(bounds, limit)) {
      const reason = isBlind(check, resolution, limit)
        ? "low_resolution"
        : surelyPast(bounds, limit)
          ? "suite_correction"
          : "bounds_span_limit";
      return { ...found, status: "inconclusive", reason, lean: leanOf({ ...judged, value }, limit) };
    }
  }
  if (isBlind(check, resolution, limit)) return { ...found, status: "inconclusive", reason: "low_resolution" };
  if (warns(check, { ...judged, value }, alpha)) return { ...found, status: "warn", reason: "past_warn_limit" };
  return { ...found, status: "pass", reason: null };
}

/** Whether the data cannot show what the policy wants shown. */
function isBlind({ maxResolution }: Check, resolution: number | null, { op }: Limit): boolean {
  if (maxResolution === null) return false;
  return resolution === null || (op === "<=" ? resolution > maxResolution : resolution < maxResolution);
}

/** Whether the stricter warning limit is broken, by the same rule as the limit. */
function warns({ requirement, decision }: Check, judged: Judged, alpha: number): boolean {
  if (requirement === null || requirement.op === "in" || requirement.warn === null) return false;
  const limit: Limit = { op: requirement.op, limit: requirement.warn };
  if (decision === "point") return isPast(judged.value, limit);
  const bounds = judged.bounds({ alpha, limit: limit.limit });
  return bounds !== null && surelyPast(bounds, limit);
}

function rowOf(check: Check, measured: Measured, decided: Decided, options: JudgeOptions): CheckRow {
  const { limit: _, ...found } = decided;
  const { id, metric, by, where, severity, why, requirement, decision, location, origin } = check;
  const row: Omit<CheckRow, "sentence"> = {
    id,
    metric,
    by,
    where,
    ...lowered(found, severity),
    action: "none",
    severity,
    why,
    unit: measured.unit,
    direction: requirement === null ? "lower" : requirement.op === "<=" ? "lower" : requirement.op === ">=" ? "higher" : "range",
    requirement,
    decision,
    minN: options.minN ?? (check.minN === "auto" ? LEAST_ROWS : check.minN),
    coverage: measured.coverage,
    excluded: measured.excluded,
    baseline: null,
    waiver: null,
    location,
    origin,
    fingerprint: fingerprintOf(options.policyName, id),
  };
  return said({ ...row, action: actionOf(row.status, check) });
}

/** A failure of a check that only warns is a warning. */
const lowered = (found: Omit<Decided, "limit">, severity: Check["severity"]): Omit<Decided, "limit"> =>
  found.status === "fail" && severity === "warn" ? { ...found, status: "warn", reason: "past_limit" } : found;

/** What a status does to the verdict of its check. */
export function actionOf(
  status: Status,
  { onInconclusive, onNoData, severity }: Pick<Check, "onInconclusive" | "onNoData" | "severity">,
): Action {
  const most = (action: Action): Action => (severity === "warn" && action === "fail" ? "warn" : action);
  switch (status) {
    case "fail":
    case "error":
      return "fail";
    case "inconclusive":
      return most(onInconclusive);
    case "no_data":
      return most(onNoData);
    case "warn":
      return "warn";
    case "pass":
    case "waived":
      return "none";
  }
}

/** The row with its sentence. */
export const said = (row: Omit<CheckRow, "sentence">): CheckRow => ({ ...row, sentence: sentenceOf(row) });

/** The row of a check on something that the run did not measure: it has no data, which is never counted as kept. */
export function unmeasuredRow(check: Check, reason: string, { policyName }: Pick<JudgeOptions, "policyName">): CheckRow {
  const none = notMeasured(reason, { unit: "score", scale: "difference" });
  return rowOf(check, none, { ...nothing, status: "no_data", reason, limit: null }, { alpha: 0.05, policyName });
}

/** The row of a check that broke: it is never counted as kept. */
export function brokenRow(check: Check, reason: string, { policyName }: Pick<JudgeOptions, "policyName">): CheckRow {
  const none = notMeasured(reason, { unit: "score", scale: "difference" });
  return rowOf(check, none, { ...nothing, status: "error", reason, limit: null }, { alpha: 0.05, policyName });
}
