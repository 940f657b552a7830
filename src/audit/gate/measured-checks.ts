import type { Check } from "../../checks/check.js";
import type { CheckedNumber } from "../../checks/judge-suite.js";
import { leastRows } from "../../checks/least-rows.js";
import { measureCheck, type Over } from "../../checks/measure-check.js";
import { notMeasured } from "../../checks/measured.js";
import { restricted } from "../../checks/restricted.js";
import { needsOf } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { type Resolved, resolve } from "../../disparities/resolve.js";
import type { Estimate, Metric, NoEstimate, Role } from "../../metrics/kind/metric.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import { absentRoles, missingRole } from "../measure.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import { type CountedData, checkCounts } from "./check-counts.js";

/** A check with its number, and with what the number was made of. */
export interface MeasuredCheck extends CheckedNumber {
  readonly what: Resolved;
  readonly over: Over;
  /** Rows that a group needed to be compared. */
  readonly minN: number;
}

/** The number of every check, in the order of the policy. */
export async function measuredChecks(checks: readonly Check[], data: CountedData, plan: MeasurePlan): Promise<readonly MeasuredCheck[]> {
  const all: MeasuredCheck[] = [];
  for (const check of checks) all.push(measuredCheck(check, await checkCounts(check, data), plan));
  return all;
}

function measuredCheck(check: Check, counts: Counts, plan: MeasurePlan): MeasuredCheck {
  const everybody = everybodyIn(counts, plan);
  return measuredOver(check, {
    plan,
    reasonFor: (needs) => missingRole(needs, absentRoles(counts)),
    everybody: everybody.estimate,
    groups: (by, minN) => groupingOf(counts, by, everybody, { ...plan, minN }),
  });
}

/** Where a check finds its groups: in counted data, or in a stored result. */
export interface Ground {
  readonly plan: Pick<MeasurePlan, "confidence" | "metrics" | "contrasts" | "disparities">;
  /** Why roles that a number needs are absent; null when they are there. */
  reasonFor(needs: readonly Role[]): string | null;
  everybody(metric: Metric): Estimate | NoEstimate;
  groups(by: readonly string[], minN: number): Grouping;
}

/** A check's number over the groups that there are. */
export function measuredOver(check: Check, { plan, reasonFor, everybody, groups }: Ground): MeasuredCheck {
  const what = resolve(check.metric, plan);
  const absent = reasonFor(rolesOf(what));
  const minN = absent === null ? leastRows(check, what, everybody, alphaOf(plan)) : 0;
  const over: Over = check.by === null ? { kind: "everybody", estimate: everybody } : { kind: "groups", grouping: groups(check.by, minN) };
  const measure = (on: Over) =>
    absent === null ? measureCheck(what, on, check.requirement) : notMeasured(absent, { unit: "score", scale: "difference" });
  const among =
    (grouping: Grouping): CheckedNumber["among"] =>
    (keep) =>
      measure({ kind: "groups", grouping: restricted(grouping, keep) });
  return { check, what, over, minN, measured: measure(over), among: over.kind === "groups" ? among(over.grouping) : null };
}

/** What a number reads of each row. */
function rolesOf(what: Resolved): readonly Role[] {
  if (what.kind === "disparity") return needsOf(what.disparity);
  return what.kind === "contrast" ? [] : what.metric.needs;
}
