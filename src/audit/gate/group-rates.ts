import { exclusionOf } from "../../disparities/grouping.js";
import { errorFrom, ONE_SE } from "../../disparities/projection.js";
import type { GroupKey } from "../../disparities/row.js";
import { type Estimate, hasValue, type Metric } from "../../metrics/kind/metric.js";
import type { MeasuredCheck } from "./measured-checks.js";

/** A compared group's number of a metric, with its standard error. */
export interface GroupRate {
  readonly group: GroupKey;
  readonly value: number;
  readonly numerator: number | null;
  readonly n: number;
  readonly se: number | null;
}

/** The groups that a check compares, or everybody, with their numbers of one of its metrics. */
export function ratesOf({ over }: Pick<MeasuredCheck, "over">, metric: Metric): readonly GroupRate[] {
  if (over.kind === "everybody") {
    const found = over.estimate(metric);
    return hasValue(found) ? [rateOf({}, found)] : [];
  }
  const { grouping } = over;
  return grouping.estimates(metric).flatMap((estimate, i) => {
    const group = grouping.groups[i]!;
    return exclusionOf(group, estimate, grouping.minN) === null && hasValue(estimate) ? [rateOf(group.key, estimate)] : [];
  });
}

function rateOf(group: GroupKey, { value, numerator, n, limits }: Estimate): GroupRate {
  const se = errorFrom(limits(ONE_SE), "difference");
  return { group, value, numerator, n, se: Number.isFinite(se) ? se : null };
}
