import type { Check } from "../../checks/check.js";
import type { CheckedNumber } from "../../checks/judge-suite.js";
import { type Measured, notMeasured } from "../../checks/measured.js";
import { type NamedParts, resolve } from "../../disparities/resolve.js";
import type { GroupKey } from "../../disparities/row.js";
import { disturbedMetric } from "../../policy/disturbed-metric.js";
import type { RobustnessCheck } from "../../policy/robustness-checks.js";
import type { StressBlocks } from "../stress/blocks.js";
import { expectationMeasured } from "./expectation-measured.js";
import { robustnessMeasured } from "./robustness-measured.js";

/** A limit on what a model does, with its number. */
export interface ModelNumber extends CheckedNumber {
  /** Whether it is of what a model answers; else it is of the decisions and scores in the data. */
  readonly ofModel: boolean;
  /** Whether each group has to keep the limit by itself, or it is about a gap between groups. */
  readonly what: { readonly kind: "metric" | "gap" };
}

interface Stressed {
  readonly stressed: StressBlocks;
  readonly minN: number;
  readonly parts: NamedParts;
}

/** The number of every limit on disturbed data and on how scores move, in the order of the policy; without a model they have none. */
export const modelNumbers = (limits: readonly RobustnessCheck[], stressed: Stressed): readonly ModelNumber[] =>
  limits.map(({ check }): ModelNumber => {
    const measure = (keep: (group: GroupKey) => boolean): Measured => measured(check, stressed, keep);
    const what = { kind: kindOf(check, stressed) };
    return {
      check,
      measured: measure(() => true),
      among: check.by === null ? null : measure,
      what,
      ofModel: stressed.stressed.stress !== null,
    };
  });

function measured(check: Check, { stressed, minN, parts }: Stressed, keep: (group: GroupKey) => boolean): Measured {
  const rows = stressed.robustness.filter((row) => row.check === check.id);
  const [expected] = stressed.expectations.filter((row) => row.check === check.id);
  if (expected !== undefined) return expectationMeasured(check, expected, { minN, keep });
  if (rows.length > 0) return robustnessMeasured(check, rows, { minN, parts, keep });
  return notMeasured(stressed.stress === null ? "needs_model" : "nothing_to_disturb", { unit: "score", scale: "difference" });
}

const ofEachGroup = new Set(["flip_rate", "mean_absolute_score_change", "mean_score_change", "violation_rate"]);
const ofGaps = new Set(["flip_rate_difference", "robustness_gap"]);

function kindOf({ metric }: Check, { stressed, parts }: Stressed): "metric" | "gap" {
  if (ofEachGroup.has(metric) || stressed.stress === null) return "metric";
  return ofGaps.has(metric) || resolve(disturbedMetric(metric).metric, parts).kind !== "metric" ? "gap" : "metric";
}
