import type { Comparator, Contrast } from "../../contrasts/contrast.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";
import type { Gap, Level } from "../disparity.js";
import { type Compared, comparison, exclusionOf, type GroupFacts, type Grouping, rateOf } from "../grouping.js";
import type { Bounds, GroupKey, Rate } from "../row.js";
import { whyNone } from "./gap-of-pairs.js";
import { limitsToBest } from "./limits-to-best.js";
import { limitsToOverall } from "./limits-to-overall.js";
import { noGap } from "./no-gap.js";

/** A contrast that has a number for each group. */
export type ContrastOfGroups = Contrast & { readonly comparator: Exclude<Comparator, "pairs"> };

export const hasNumberPerGroup = (contrast: Contrast): contrast is ContrastOfGroups => contrast.comparator !== "pairs";

/** A group's contrast with its comparator. */
export type GapOfGroup = Gap & { readonly group: GroupKey };

/** What a group is compared with. */
interface Other {
  readonly rate: Rate;
  readonly value: number | null;
  /** Why it has no value. */
  readonly reason: NoValueReason;
  /** The group is its own comparator. */
  readonly itself: boolean;
  limits(alpha: number): Limits | null;
  /** Among how many comparators the upper limit's error is shared. */
  readonly choices: number;
}

/**
 * One metric of every group against the comparator of the contrast; a group that is not compared has a row that says why.
 *
 * Each row is a statement about its own group: bounds are one-sided at alpha and not corrected for the number of
 * groups, save where the comparator itself is chosen by the data (`best`).
 */
export function gapsPerGroup(grouping: Grouping, metric: Metric, contrast: ContrastOfGroups, { alpha }: Level): readonly GapOfGroup[] {
  const { compared } = comparison(grouping, metric);
  const place = { metric: metric.id, contrast: contrast.id };
  return grouping.estimates(metric).map((estimate, i) => {
    const group = grouping.groups[i]!;
    const exclusion = exclusionOf(group, estimate, grouping.minN);
    const none = (reason: NoValueReason): GapOfGroup => ({ ...noGap({ ...place, reason }), group: group.key });
    if (exclusion !== null || !hasValue(estimate)) {
      const reason = exclusion ?? "zero_denominator";
      return { ...noGap({ ...place, reason, excluded: [{ group: group.key, n: estimate.n, reason }] }), group: group.key };
    }
    if (compared.length < 2) return none("fewer_than_two_groups");
    const other = otherOf(grouping, metric, contrast, { index: i, group, estimate, compared });
    if (other === null) return none("no_reference");
    if (other.value === null) return none(other.reason);
    const value = contrast.of(estimate.value, other.value);
    if (value === null) return none(whyNone(contrast, estimate.value, other.value));
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

interface One {
  readonly index: number;
  readonly group: GroupFacts;
  readonly estimate: Estimate;
  readonly compared: readonly Compared[];
}

function otherOf(grouping: Grouping, metric: Metric, contrast: ContrastOfGroups, { index, group, estimate, compared }: One): Other | null {
  switch (contrast.comparator) {
    case "reference": {
      const reference = compared.find((one) => one.group === grouping.reference);
      if (!reference) return null;
      return against(reference.group.key, reference.estimate, reference.group === group, (alpha) =>
        contrast.limits(estimate, reference.estimate, alpha),
      );
    }
    case "overall": {
      const everybody = grouping.everybody(metric);
      const rest = grouping.rest(metric)[index]!;
      return against({}, everybody, false, (alpha) => limitsToOverall({ metric, contrast, group: estimate, rest, everybody }, alpha));
    }
    case "rest": {
      const rest = grouping.rest(metric)[index]!;
      return against({}, rest, false, (alpha) => (hasValue(rest) ? contrast.limits(estimate, rest, alpha) : null));
    }
    case "best": {
      const best = compared.reduce((top, one) => (one.estimate.value > top.estimate.value ? one : top));
      const others = compared.filter((one) => one.group !== group).map((one) => one.estimate);
      const limits: Other["limits"] = (alpha) => limitsToBest(estimate, others, contrast, alpha);
      return { ...against(best.group.key, best.estimate, false, limits), choices: others.length };
    }
  }
}

function against(key: GroupKey, estimate: Estimate | NoEstimate, itself: boolean, limits: Other["limits"]): Other {
  return {
    rate: rateOf(key, estimate),
    value: estimate.value,
    reason: hasValue(estimate) ? "not_applicable" : estimate.reason,
    itself,
    limits,
    choices: 1,
  };
}

function boundsOf(other: Other, { ideal, method }: Contrast, alpha: number): Bounds | null {
  if (other.itself) return { lower: ideal, upper: ideal, lowerAlpha: 0, upperAlpha: 0, method: "by_definition" };
  const limits = other.limits(alpha);
  if (limits === null) return null;
  const unbounded = !Number.isFinite(limits.lower) || !Number.isFinite(limits.upper);
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    lower: finite(limits.lower),
    upper: finite(limits.upper),
    lowerAlpha: alpha,
    upperAlpha: alpha / other.choices,
    method,
    ...(unbounded && { unbounded: true }),
  };
}
