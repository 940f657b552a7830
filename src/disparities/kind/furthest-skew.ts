import { representationAt10 } from "../../metrics/representation-at-10.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { comparison, type Grouping, rateOf } from "../grouping.js";
import type { Bounds } from "../row.js";
import { noGap } from "./no-gap.js";

type Facts = Pick<Disparity, "id" | "title" | "formula" | "aliases" | "source">;

/**
 * The natural logarithm of the lowest or highest representation among the first ten places.
 *
 * Any group may be the furthest by chance, so that one side of the bounds shares the error among the groups; on the
 * other the furthest group's own limit is enough. A group without any of the places has no logarithm: no value.
 */
export function furthestSkew<const Id extends string>(
  which: "lowest" | "highest",
  facts: Facts & { readonly id: Id },
): Disparity & { readonly id: Id } {
  return {
    ...facts,
    metrics: [representationAt10],
    contrast: which,
    scale: "difference",
    ideal: 0,
    range: which === "lowest" ? [null, 0] : [0, null],
    better: which === "lowest" ? "higher" : "lower",
    measure: (grouping, level) => measured(which, grouping, level),
  };
}

function measured(which: "lowest" | "highest", grouping: Grouping, { alpha }: Level): Gap {
  const { compared, excluded, complete } = comparison(grouping, representationAt10);
  const place = { metric: representationAt10.id, contrast: which };
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const rising = [...compared].sort((a, b) => a.estimate.value - b.estimate.value);
  const [low, high] = [rising[0]!, rising.at(-1)!];
  const [furthest, other] = which === "lowest" ? [low, high] : [high, low];
  if (furthest.estimate.value === 0) return noGap({ ...place, reason: "no_place", excluded });
  return {
    ...place,
    value: Math.log(furthest.estimate.value),
    reason: null,
    bounds: boundsOf(which, compared, alpha),
    pair: { a: rateOf(furthest.group.key, furthest.estimate), b: rateOf(other.group.key, other.estimate) },
    expectedUnderNone: null,
    excluded,
    complete,
  };
}

function boundsOf(which: "lowest" | "highest", compared: ReturnType<typeof comparison>["compared"], alpha: number): Bounds | null {
  const shared = alpha / compared.length;
  const [lowerAlpha, upperAlpha] = which === "lowest" ? [alpha, shared] : [shared, alpha];
  const limits = compared.map(({ estimate }) => ({ low: estimate.limits(lowerAlpha), high: estimate.limits(upperAlpha) }));
  if (limits.some(({ low, high }) => low === null || high === null)) return null;
  const furthest = which === "lowest" ? Math.min : Math.max;
  const lower = furthest(...limits.map(({ low }) => low!.lower));
  const upper = furthest(...limits.map(({ high }) => high!.upper));
  return {
    lower: lower > 0 ? Math.log(lower) : null,
    upper: Math.log(upper),
    lowerAlpha,
    upperAlpha,
    method: "jackknife_queries",
    ...(lower > 0 ? {} : { unbounded: true }),
  };
}
