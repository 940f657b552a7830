import type { Action, Check } from "../checks/check.js";
import { type Merged, pointer } from "./merge-layers.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { type StressSettings, type StressTest, usualStress } from "./stress-settings.js";

/** A limit on what a model does when data are disturbed. */
export interface RobustnessCheck {
  readonly check: Check;
  readonly test: StressTest;
}

/** The limits of `robustness`; without a model they are seen to have no data and never pass in silence. */
export function robustnessChecks({ robustness = [], stats = {} }: CheckedPolicy, merged: Merged): readonly RobustnessCheck[] {
  const seen = new Map<string, number>();
  return robustness.map(({ test, metric, by, max, min, columns, column, amount, repeats, coupled }, i): RobustnessCheck => {
    const usual = `${test}.${metric}${by === undefined ? "" : `@${by}`}`;
    const times = (seen.get(usual) ?? 0) + 1;
    seen.set(usual, times);
    const id = times === 1 ? usual : `${usual}.${times}`;
    return {
      check: {
        id,
        metric,
        by: by === undefined ? null : [by],
        where: null,
        requirement:
          max !== undefined ? { op: "<=", limit: max, warn: null } : min !== undefined ? { op: ">=", limit: min, warn: null } : null,
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
        ...placeOf(merged, i),
      },
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

/** Names of `metric` that are of the disturbance itself; every other one is a metric to follow. */
const OF_DISTURBANCE = new Set(["flip_rate", "flip_rate_difference", "robustness_gap", "mean_absolute_score_change", "mean_score_change"]);

/** What a model has to be asked for these limits; null when there are none. */
export function stressOf(limits: readonly RobustnessCheck[]): StressSettings | null {
  if (limits.length === 0) return null;
  const measures = limits.map(({ check }) => check.metric).filter((metric) => !OF_DISTURBANCE.has(metric));
  return {
    ...usualStress,
    rows: null,
    tests: limits.map(({ test }) => test),
    measures: [...new Set(measures.map((metric) => metric.replace(/_loss$/, "")))],
  };
}

function placeOf({ said }: Merged, i: number): Pick<Check, "location" | "origin"> {
  const layer = said.get(pointer(["robustness", i]));
  if (layer === undefined) return { location: null, origin: "(policy)" };
  return { location: layer.via ?? layer.text.keyAt([...layer.prefix, "robustness", i]), origin: layer.text.name };
}

const actionOf = (action: "fail" | "warn" | "ignore"): Action => (action === "ignore" ? "none" : action);
