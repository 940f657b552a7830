import { meanAbsoluteError } from "../metrics/mean-absolute-error.js";
import type { Disparity, Gap, Level } from "./disparity.js";
import { comparison, type Grouping, rateOf } from "./grouping.js";
import { noGap } from "./kind/no-gap.js";
import type { Bounds } from "./row.js";

/**
 * Mean absolute error of the group that is predicted worst: no group's loss is above it.
 *
 * Lower bound: the highest of the groups' lower limits, with the error shared among them, as any may be the highest by
 * chance. Upper bound: the highest of their upper limits, which the worst group's own exceeds no oftener than it may miss.
 *
 * Unit: that of the label, 0 or more. No value with fewer than two groups to compare.
 * Example: mean absolute errors 2 and 5 → 5.
 */
export const boundedGroupLoss = {
  id: "bounded_group_loss",
  title: "Largest mean absolute error of a group",
  formula: "largest mean_absolute_error",
  scale: "difference",
  ideal: 0,
  range: [0, null],
  better: "lower",
  metrics: [meanAbsoluteError],
  contrast: "largest",
  aliases: ["worst_group_loss"],
  source: "Agarwal, Dudík & Wu (2019), ICML, §2, definition 2",
  measure: (grouping, level) => worst(grouping, level),
} as const satisfies Disparity;

function worst(grouping: Grouping, { alpha }: Level): Gap {
  const { compared, excluded, complete } = comparison(grouping, meanAbsoluteError);
  const place = { metric: meanAbsoluteError.id, contrast: "largest" };
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const falling = [...compared].sort((a, b) => b.estimate.value - a.estimate.value);
  const [first, last] = [falling[0]!, falling.at(-1)!];
  return {
    ...place,
    value: first.estimate.value,
    reason: null,
    bounds: boundsOf(compared, alpha),
    pair: { a: rateOf(first.group.key, first.estimate), b: rateOf(last.group.key, last.estimate) },
    expectedUnderNone: null,
    excluded,
    complete,
  };
}

function boundsOf(compared: ReturnType<typeof comparison>["compared"], alpha: number): Bounds | null {
  const lowerAlpha = alpha / compared.length;
  const limits = compared.map(({ estimate }) => ({ low: estimate.limits(lowerAlpha), high: estimate.limits(alpha) }));
  if (limits.some(({ low, high }) => low === null || high === null)) return null;
  return {
    lower: Math.max(...limits.map(({ low }) => low!.lower)),
    upper: Math.max(...limits.map(({ high }) => high!.upper)),
    lowerAlpha,
    upperAlpha: alpha,
    method: compared[0]!.estimate.method,
  };
}
