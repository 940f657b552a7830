import type { Result } from "../audit/result.js";
import type { Excluded, ExclusionReason, GroupKey } from "../disparities/row.js";
import { sameBy } from "./groupings.js";

/** A group that some measure could not compare. */
export interface Exclusion {
  readonly group: GroupKey;
  readonly reason: ExclusionReason;
  /** Metrics that leave it out for this reason. */
  readonly metrics: readonly string[];
}

/** The groups of one way of splitting that were left out of comparisons, with the metrics that left them out. */
export function exclusionsBy(result: Result, by: readonly string[]): readonly Exclusion[] {
  const found = new Map<string, { excluded: Excluded; metrics: Set<string> }>();
  for (const row of result.disparities) {
    if (!sameBy(row.by, by) || !isOfGroups(result, row.metric)) continue;
    for (const excluded of row.excluded) {
      const key = JSON.stringify([by.map((attribute) => excluded.group[attribute]), excluded.reason]);
      const entry = found.get(key) ?? { excluded, metrics: new Set() };
      found.set(key, entry);
      entry.metrics.add(row.metric);
    }
  }
  return [...found.values()].map(({ excluded, metrics }) => ({ group: excluded.group, reason: excluded.reason, metrics: [...metrics] }));
}

/** Whether each group has a value of it; indices of inequality are of everybody, and leave no group out. */
export const isOfGroups = ({ groups }: Result, metric: string): boolean => groups[0]?.metrics[metric] !== undefined;

/** Whether a metric leaves this group out of comparisons. */
export function isExcluded(exclusions: readonly Exclusion[], metric: string, by: readonly string[], group: GroupKey): boolean {
  return exclusions.some((entry) => entry.metrics.includes(metric) && by.every((attribute) => entry.group[attribute] === group[attribute]));
}
