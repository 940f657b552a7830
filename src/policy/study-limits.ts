import type { Check, Requirement } from "../checks/check.js";
import type { DriftMeasure } from "./drift-settings.js";
import type { Merged } from "./merge-layers.js";
import type { ReliabilityMeasure } from "./reliability-settings.js";
import { checkOf, distinctNames, placeOf } from "./robustness-checks.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import type { AdversarialMeasure } from "./stress-settings.js";

/** What a limit on a study is about. */
export type Limited =
  | { readonly of: "drift"; readonly measure: DriftMeasure; readonly column: string | null }
  | { readonly of: "adversarial"; readonly measure: AdversarialMeasure; readonly distance: number }
  | { readonly of: "reliability"; readonly measure: ReliabilityMeasure }
  | { readonly of: "worst_case"; readonly share: number }
  | { readonly of: "scenario"; readonly name: string; readonly metric: string };

/** A limit on a study of the data or of the model's scores. */
export interface StudyLimit {
  readonly check: Check;
  readonly limited: Limited;
}

interface Said {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  readonly by?: string | undefined;
}

/** The limits of `drift`, `reliability`, `worst_case` and `adversarial`, in this order. Where the study has no number they have no data, and never pass in silence. */
export function studyLimits(policy: CheckedPolicy, merged: Merged): readonly StudyLimit[] {
  const named = distinctNames();
  const limit = (
    id: string,
    metric: string,
    said: Said,
    limited: Limited,
    section: "adversarial" | "drift" | "reliability" | "worst_case",
  ): StudyLimit => {
    const by = said.by === undefined ? null : [said.by];
    const check = checkOf(
      { id: named(`${id}${by === null ? "" : `@${said.by}`}`), metric, by, requirement: requirementOf(said) },
      policy,
      placeOf(merged, section),
    );
    return { check, limited };
  };
  const { adversarial, drift, reliability, worst_case: worst } = policy;
  return [
    ...(drift?.limits ?? []).map((said) => {
      const { measure, column = null } = said;
      return limit(`drift.${measure}${column === null ? "" : `.${column}`}`, measure, said, { of: "drift", measure, column }, "drift");
    }),
    ...(reliability?.limits ?? []).map((said) =>
      limit(`reliability.${said.measure}`, said.measure, said, { of: "reliability", measure: said.measure }, "reliability"),
    ),
    ...(worst?.limits ?? []).map((said) =>
      limit(`worst_case.${said.share}`, "worst_case_risk", said, { of: "worst_case", share: said.share }, "worst_case"),
    ),
    ...(worst?.scenarios ?? []).flatMap(({ name, limits = [] }) =>
      limits.map((said) => {
        const metric = said.by === undefined ? said.metric : `${said.metric}_difference`;
        return limit(`scenario.${name}.${metric}`, metric, said, { of: "scenario", name, metric: said.metric }, "worst_case");
      }),
    ),
    ...(adversarial?.limits ?? []).map((said) => {
      const { measure, distance = 0 } = said;
      const at = said.distance === undefined ? "" : `.${distance}`;
      return limit(`adversarial.${measure}${at}`, measure, said, { of: "adversarial", measure, distance }, "adversarial");
    }),
  ];
}

const requirementOf = ({ max, min }: Said): Requirement | null =>
  max !== undefined ? { op: "<=", limit: max, warn: null } : min !== undefined ? { op: ">=", limit: min, warn: null } : null;
