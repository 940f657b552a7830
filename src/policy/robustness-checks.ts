import type { Action, Check } from "../checks/check.js";
import { type Merged, pointer } from "./merge-layers.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

/** The limits of `robustness` as checks, so that one that is not measured is seen to have no data and never passes in silence. */
export function robustnessChecks({ robustness = [], stats = {} }: CheckedPolicy, merged: Merged): readonly Check[] {
  const seen = new Map<string, number>();
  return robustness.map(({ test, metric, by, max, min }, i): Check => {
    const usual = `${test}.${metric}${by === undefined ? "" : `@${by}`}`;
    const times = (seen.get(usual) ?? 0) + 1;
    seen.set(usual, times);
    return {
      id: times === 1 ? usual : `${usual}.${times}`,
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
    };
  });
}

function placeOf({ said }: Merged, i: number): Pick<Check, "location" | "origin"> {
  const layer = said.get(pointer(["robustness", i]));
  if (layer === undefined) return { location: null, origin: "(policy)" };
  return { location: layer.via ?? layer.text.keyAt([...layer.prefix, "robustness", i]), origin: layer.text.name };
}

const actionOf = (action: "fail" | "warn" | "ignore"): Action => (action === "ignore" ? "none" : action);
