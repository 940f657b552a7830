import { exclusionOf, type Grouping } from "../disparities/grouping.js";
import type { Metric } from "../metrics/kind/metric.js";
import type { CheckRow } from "./check.js";

/**
 * Which share of the groups and of the rows is compared, by rows in the metric's denominator; of several metrics the least.
 *
 * Rows whose group is not recorded count as not compared. Example: groups of 900 and 60 compared, one of 40 not → 2/3 and 0.96.
 */
export function coverageOf(grouping: Grouping, metrics: readonly Metric[]): CheckRow["coverage"] {
  const all = metrics.map((metric) => {
    let [groups, groupsIn, rows, rowsIn] = [0, 0, 0, 0];
    grouping.estimates(metric).forEach((estimate, i) => {
      const group = grouping.groups[i]!;
      if (group.rows === 0) return;
      groups++;
      rows += estimate.n;
      if (exclusionOf(group, estimate, grouping.minN) !== null) return;
      groupsIn++;
      rowsIn += estimate.n;
    });
    return { groups: groups === 0 ? 0 : groupsIn / groups, rows: rows === 0 ? 0 : rowsIn / rows };
  });
  return all.reduce((least, one) => ({ groups: Math.min(least.groups, one.groups), rows: Math.min(least.rows, one.rows) }), {
    groups: 1,
    rows: 1,
  });
}
