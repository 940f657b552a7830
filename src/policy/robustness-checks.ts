import type { Action, Check } from "../checks/check.js";
import { disturbedMetric } from "./disturbed-metric.js";
import { type Merged, pointer } from "./merge-layers.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { type Expectation, type StressSettings, type StressTest, usualStress } from "./stress-settings.js";

/** A limit on what a model does when data are disturbed, or when one feature changes. */
export type RobustnessCheck = { readonly check: Check } & ({ readonly test: StressTest } | { readonly expectation: Expectation });

/** The limits of `robustness` and `expectations`; without a model they are seen to have no data and never pass in silence. */
export function robustnessChecks(policy: CheckedPolicy, merged: Merged): readonly RobustnessCheck[] {
  return [...ofDisturbances(policy, merged), ...ofExpectations(policy, merged)];
}

function ofDisturbances(policy: CheckedPolicy, merged: Merged): readonly RobustnessCheck[] {
  const named = distinctNames();
  return (policy.robustness ?? []).map(({ test, metric, by, max, min, columns, column, amount, repeats, coupled }, i): RobustnessCheck => {
    const id = named(`${test}.${metric}${by === undefined ? "" : `@${by}`}`);
    const limit =
      max !== undefined
        ? ({ op: "<=", limit: max, warn: null } as const)
        : min !== undefined
          ? ({ op: ">=", limit: min, warn: null } as const)
          : null;
    return {
      check: checkOf({ id, metric, by: by === undefined ? null : [by], requirement: limit }, policy, placeOf(merged, "robustness", i)),
      test: {
        test,
        columns: column !== undefined ? [column] : (columns ?? null),
        amount: amount ?? null,
        repeats: repeats ?? null,
        coupled: coupled ?? {},
        check: id,
      },
    };
  });
}

function ofExpectations(policy: CheckedPolicy, merged: Merged): readonly RobustnessCheck[] {
  const named = distinctNames();
  return (policy.expectations ?? []).map(({ feature, expect, tolerance, max, by }, i): RobustnessCheck => {
    const id = named(`${feature}.${expect}${by === undefined ? "" : `@${by}`}`);
    const requirement = { op: "<=", limit: max ?? 0, warn: null } as const;
    return {
      check: checkOf(
        { id, metric: "violation_rate", by: by === undefined ? null : [by], requirement },
        policy,
        placeOf(merged, "expectations", i),
      ),
      expectation: { feature, expected: expect, tolerance: tolerance ?? 0, check: id },
    };
  });
}

/** Names that are told apart by a number from the second time on. */
export function distinctNames(): (usual: string) => string {
  const seen = new Map<string, number>();
  return (usual) => {
    const times = (seen.get(usual) ?? 0) + 1;
    seen.set(usual, times);
    return times === 1 ? usual : `${usual}.${times}`;
  };
}

export const checkOf = (
  asked: Pick<Check, "id" | "metric" | "by" | "requirement">,
  { stats = {} }: CheckedPolicy,
  place: Pick<Check, "location" | "origin">,
): Check => ({
  ...asked,
  where: null,
  maxRegression: null,
  maxResolution: null,
  decision: "bounds",
  onInconclusive: actionOf(stats.on_inconclusive ?? "warn"),
  onNoData: actionOf(stats.on_no_data ?? "fail"),
  minN: "auto",
  minCoverage: 0,
  severity: "error",
  locked: false,
  why: null,
  params: {},
  ...place,
});

/** Names of `metric` that are of the disturbance itself; every other one is a metric to follow. */
const OF_DISTURBANCE = new Set(["flip_rate", "flip_rate_difference", "robustness_gap", "mean_absolute_score_change", "mean_score_change"]);

/** What a model has to be asked for these limits; null when there are none. */
export function stressOf(limits: readonly RobustnessCheck[]): StressSettings | null {
  if (limits.length === 0) return null;
  const disturbing = limits.flatMap((one) => ("test" in one ? [one] : []));
  const measures = disturbing
    .map(({ check }) => check.metric)
    .filter((metric) => !OF_DISTURBANCE.has(metric))
    .map((name) => disturbedMetric(name).metric);
  return {
    ...usualStress,
    rows: null,
    serving: false,
    tests: disturbing.length === 0 ? null : disturbing.map(({ test }) => test),
    expectations: limits.flatMap((one) => ("expectation" in one ? [one.expectation] : [])),
    measures: [...new Set(measures)],
  };
}

/** Where a section, or one of its entries, is written. */
export function placeOf({ said }: Merged, ...path: readonly (string | number)[]): Pick<Check, "location" | "origin"> {
  const layer = said.get(pointer(path));
  if (layer === undefined) return { location: null, origin: "(policy)" };
  return { location: layer.via ?? layer.text.keyAt([...layer.prefix, ...path]), origin: layer.text.name };
}

const actionOf = (action: "fail" | "warn" | "ignore"): Action => (action === "ignore" ? "none" : action);
