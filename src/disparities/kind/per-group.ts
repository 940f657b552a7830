import type { Contrast } from "../../contrasts/contrast.js";
import { hasValue, type Metric, type NoValueReason } from "../../metrics/kind/metric.js";
import type { Gap, Level } from "../disparity.js";
import { comparison, exclusionOf, type Grouping, rateOf } from "../grouping.js";
import type { Bounds, GroupKey } from "../row.js";
import { type ContrastOfGroups, comparatorOf, type Other } from "./comparators.js";
import { whyNone } from "./gap-of-pairs.js";
import { noGap } from "./no-gap.js";

/** A group's contrast with its comparator. */
export type GapOfGroup = Gap & { readonly group: GroupKey };

/**
 * One metric of every group against the comparator of the contrast; a group that is not compared has a row that says why.
 *
 * Each row is a statement about its own group: bounds are one-sided at alpha and not corrected for the number of
 * groups, save where the comparator itself is chosen by the data (`best`).
 */
export function gapsPerGroup(grouping: Grouping, metric: Metric, contrast: ContrastOfGroups, { alpha }: Level): readonly GapOfGroup[] {
  const { compared } = comparison(grouping, metric);
  const place = { metric: metric.id, contrast: contrast.id };
  const otherOf = compared.length < 2 ? null : comparatorOf(grouping, metric, contrast, compared);
  let next = 0;
  return grouping.estimates(metric).map((estimate, index) => {
    const group = grouping.groups[index]!;
    const none = (reason: NoValueReason): GapOfGroup => ({ group: group.key, ...noGap({ ...place, reason }) });
    const exclusion = exclusionOf(group, estimate, grouping.minN);
    if (exclusion !== null || !hasValue(estimate)) {
      const reason = exclusion ?? "zero_denominator";
      return { group: group.key, ...noGap({ ...place, reason, excluded: [{ group: group.key, n: estimate.n, reason }] }) };
    }
    // Compared groups are in the order of all groups.
    const one = compared[next++]!;
    if (otherOf === null) return none("fewer_than_two_groups");
    const other = otherOf({ index, one });
    if (other === null) return none("no_reference");
    if (other.reason !== null || other.rate.value === null) return none(other.reason ?? "not_applicable");
    const value = contrast.of(estimate.value, other.rate.value);
    if (value === null) return none(whyNone(contrast, estimate.value, other.rate.value));
    return {
      ...place,
      group: group.key,
      value,
      reason: null,
      bounds: metric.sharedDenominator && !other.itself ? null : boundsOf(other, contrast, alpha),
      pair: { a: rateOf(group.key, estimate), b: other.rate },
      expectedUnderNone: null,
      excluded: [],
      complete: true,
    };
  });
}

function boundsOf({ itself, choices, limits: limitsAt }: Other, { ideal, method }: Contrast, alpha: number): Bounds | null {
  if (itself) return { lower: ideal, upper: ideal, lowerAlpha: 0, upperAlpha: 0, method: "by_definition" };
  const limits = limitsAt(alpha);
  if (limits === null) return null;
  const unbounded = !Number.isFinite(limits.lower) || !Number.isFinite(limits.upper);
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    lower: finite(limits.lower),
    upper: finite(limits.upper),
    lowerAlpha: alpha,
    upperAlpha: alpha / choices,
    method,
    ...(unbounded && { unbounded: true }),
  };
}
