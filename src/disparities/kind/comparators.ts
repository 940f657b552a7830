import type { Comparator, Contrast } from "../../contrasts/contrast.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";
import { type Compared, type Grouping, rateOf } from "../grouping.js";
import type { Rate } from "../row.js";
import { limitsToBest } from "./limits-to-best.js";
import { limitsToOverall } from "./limits-to-overall.js";

/** A contrast that has a number for each group. */
export type ContrastOfGroups = Contrast & { readonly comparator: Exclude<Comparator, "pairs"> };

export const hasNumberPerGroup = (contrast: Contrast): contrast is ContrastOfGroups => contrast.comparator !== "pairs";

/** What a group is compared with. */
export interface Other {
  readonly rate: Rate;
  /** Why it has no value; null when it has one. */
  readonly reason: NoValueReason | null;
  /** The group is its own comparator. */
  readonly itself: boolean;
  /** Among how many candidates the data choose it: the upper limit's error is shared among them. */
  readonly choices: number;
  /** Limits of the group's contrast with it, each missed with probability `alpha`. */
  limits(alpha: number): Limits | null;
}

/** The group at a place of the grouping. */
export interface Own {
  readonly index: number;
  readonly one: Compared;
}

/** For each group that is compared, what the contrast sets it against; null when there is no such thing. */
export function comparatorOf(
  grouping: Grouping,
  metric: Metric,
  contrast: ContrastOfGroups,
  compared: readonly Compared[],
): (own: Own) => Other | null {
  switch (contrast.comparator) {
    case "reference": {
      const reference = compared.find(({ group }) => group === grouping.reference);
      return ({ one }) =>
        reference === undefined
          ? null
          : {
              ...against(rateOf(reference.group.key, reference.estimate), reference.estimate),
              itself: reference === one,
              limits: (alpha) => contrast.limits(one.estimate, reference.estimate, alpha),
            };
    }
    case "overall": {
      const everybody = grouping.everybody(metric);
      const rests = grouping.rest(metric);
      return ({ index, one: { estimate } }) => ({
        ...against(rateOf({}, everybody), everybody),
        limits: (alpha) => limitsToOverall({ metric, contrast, group: estimate, rest: rests[index]!, everybody }, alpha),
      });
    }
    case "rest": {
      const rests = grouping.rest(metric);
      return ({ index, one: { estimate } }) => {
        const rest = rests[index]!;
        return {
          ...against(rateOf({}, rest), rest),
          limits: (alpha) => (hasValue(rest) ? contrast.limits(estimate, rest, alpha) : null),
        };
      };
    }
    case "best": {
      const best = compared.reduce((top, one) => (one.estimate.value > top.estimate.value ? one : top));
      const rate = rateOf(best.group.key, best.estimate);
      // The highest first: it decides the upper limit nearly always.
      const falling = [...compared].sort((a, b) => b.estimate.value - a.estimate.value);
      return ({ one }) => {
        const others = falling.filter((other) => other !== one).map(({ estimate }) => estimate);
        return {
          ...against(rate, best.estimate),
          choices: others.length,
          limits: (alpha) => limitsToBest(one.estimate, others, contrast, alpha),
        };
      };
    }
  }
}

const against = (rate: Rate, estimate: Estimate | NoEstimate): Omit<Other, "limits"> => ({
  rate,
  reason: hasValue(estimate) ? null : estimate.reason,
  itself: false,
  choices: 1,
});
