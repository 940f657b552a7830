import type { Grouping } from "../../disparities/grouping.js";
import type { GroupKey } from "../../disparities/row.js";
import { type Estimate, hasValue, type Metric } from "../../metrics/kind/metric.js";

/** Two groups of a grouping, by their places. */
export interface PairOfGroups {
  readonly group: number;
  readonly reference: number;
}

/** A stratum in which both groups have the metric. */
export interface StratumOfPair {
  readonly group: Estimate;
  readonly reference: Estimate;
  /** Weight of everybody in the metric's denominator here. */
  readonly everybody: number;
}

export interface StrataOfPair {
  readonly used: readonly StratumOfPair[];
  readonly leftOut: readonly { readonly stratum: GroupKey; readonly rows: number; readonly reason: string }[];
}

/** The strata of a grouping as a pair of its groups sees them under one metric. */
export function strataOfPair(grouping: Grouping, metric: Metric, { group, reference }: PairOfGroups): StrataOfPair {
  const used: StratumOfPair[] = [];
  const leftOut: StrataOfPair["leftOut"][number][] = [];
  for (const stratum of grouping.strata?.() ?? []) {
    const estimates = stratum.estimates(metric);
    const [a, b] = [estimates[group]!, estimates[reference]!];
    if (hasValue(a) && hasValue(b)) used.push({ group: a, reference: b, everybody: stratum.everybody(metric).denominator ?? 0 });
    else {
      const reason = hasValue(a) ? "reference_absent" : hasValue(b) ? "group_absent" : "both_absent";
      leftOut.push({ stratum: stratum.key, rows: a.n + b.n, reason });
    }
  }
  return { used, leftOut };
}

/** Whether every row weighs 1 and rows are independent, so that the counts are the tables of the textbooks. */
export const isPlain = ({ used }: StrataOfPair): boolean =>
  used.every((stratum) =>
    [stratum.group, stratum.reference].every(({ denominator, n, nEff, leftOut }) => denominator === n && nEff === n && leftOut === null),
  );
