import { demographicDisparities, type OutcomeRole } from "../../disparities/kind/demographic-disparity.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { DemographicDisparityRow } from "./row.js";

/** Conditional demographic disparity of every group of every grouping, of decisions and of true outcomes; [] without strata. */
export function demographicRows(counts: Counts, plan: MeasurePlan): readonly DemographicDisparityRow[] {
  const everybody = everybodyIn(counts, plan);
  const alpha = (1 - plan.confidence) / 2;
  const outcomes = (["prediction", "label"] as const satisfies readonly OutcomeRole[]).filter((role) => counts.cube.axes.includes(role));
  return plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    return outcomes.flatMap((outcome) =>
      demographicDisparities(grouping, outcome).map(({ group, value, ratio, limits, used, leftOut }) => {
        const at = value === null ? null : limits(alpha);
        return {
          by,
          group,
          outcome,
          value,
          ratio,
          lower: at?.lower ?? null,
          upper: at?.upper ?? null,
          reason: value === null ? "no_stratum" : null,
          strata: { used, leftOut },
        };
      }),
    );
  });
}
