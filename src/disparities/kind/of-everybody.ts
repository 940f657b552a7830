import { type Estimate, hasValue, type Metric, type NoEstimate } from "../../metrics/kind/metric.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { exclusionOf } from "../grouping.js";
import type { Bounds, GroupKey } from "../row.js";
import { noGap } from "./no-gap.js";

type Facts = Pick<Disparity, "title" | "formula" | "range" | "aliases" | "source" | "better"> & Pick<Disparity, "ideal">;

/**
 * A disparity between people rather than groups: its value is that of everybody and does not depend on the grouping; each group has its own beside it.
 *
 * Bounds are the limits of the number itself, one-sided at alpha.
 */
export function ofEverybody<const Id extends string>(metric: Metric, facts: Facts & { readonly id: Id }): Disparity & { readonly id: Id } {
  return {
    ...facts,
    scale: "difference",
    metrics: [metric],
    contrast: INDIVIDUAL,
    measure: (grouping, level) => gapOf(metric, grouping.everybody(metric), level),
    measureGroups: (grouping, level) =>
      grouping.estimates(metric).map((estimate, i) => {
        const group = grouping.groups[i]!;
        const exclusion = exclusionOf(group, estimate, grouping.minN);
        const own =
          exclusion === null || exclusion === "missing_group"
            ? gapOf(metric, estimate, level)
            : excluded(metric, group.key, estimate, exclusion);
        return { group: group.key, ...own };
      }),
  };
}

/** The contrast of numbers that compare people and not groups. */
export const INDIVIDUAL = "individual";

function gapOf(metric: Metric, estimate: Estimate | NoEstimate, { alpha }: Level): Gap {
  if (!hasValue(estimate)) return noGap({ metric: metric.id, contrast: INDIVIDUAL, reason: estimate.reason });
  return {
    metric: metric.id,
    contrast: INDIVIDUAL,
    value: estimate.value,
    reason: null,
    bounds: boundsOf(estimate, alpha),
    pair: null,
    expectedUnderNone: null,
    excluded: [],
    complete: true,
  };
}

const excluded = (
  metric: Metric,
  group: GroupKey,
  { n }: Estimate | NoEstimate,
  reason: "empty_group" | "below_min_n" | "zero_denominator",
): Gap => noGap({ metric: metric.id, contrast: INDIVIDUAL, reason, excluded: [{ group, n, reason }] });

function boundsOf({ limits, method }: Estimate, alpha: number): Bounds | null {
  const at = limits(alpha);
  if (at === null) return null;
  const unbounded = !Number.isFinite(at.lower) || !Number.isFinite(at.upper);
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    lower: finite(at.lower),
    upper: finite(at.upper),
    lowerAlpha: alpha,
    upperAlpha: alpha,
    method,
    ...(unbounded && { unbounded: true }),
  };
}
