import type { Contrast } from "../../contrasts/contrast.js";
import type { Metric, NoValueReason } from "../../metrics/kind/metric.js";
import { boundsOfPairs, furthestFirst } from "../bounds-of-pairs.js";
import type { Gap, Level } from "../disparity.js";
import { expectedUnderNone } from "../expected-under-none.js";
import { comparison, type Grouping, rateOf } from "../grouping.js";
import { noGap } from "./no-gap.js";

/** The furthest pair of groups in one metric, with bounds; `components` as in `project`. */
export function gapOfPairs(grouping: Grouping, metric: Metric, contrast: Contrast, level: Level & { readonly components?: number }): Gap {
  const { compared, excluded, complete } = comparison(grouping, metric);
  const place = { metric: metric.id, contrast: contrast.id };
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const placed = compared.map(({ group, estimate }) => ({ group: group.key, estimate }));
  const ordered = furthestFirst(placed, contrast);
  const first = ordered[0]!;
  const last = ordered.at(-1)!;
  const value = contrast.of(first.estimate.value, last.estimate.value);
  if (value === null) return noGap({ ...place, reason: whyNone(contrast, first.estimate.value, last.estimate.value), excluded });
  const [a, b] = contrast.scale === "difference" ? [first, last] : [last, first];
  return {
    ...place,
    value,
    reason: null,
    bounds: metric.sharedDenominator ? null : boundsOfPairs(placed, contrast, level),
    pair: { a: rateOf(a.group, a.estimate), b: rateOf(b.group, b.estimate) },
    expectedUnderNone: contrast.scale === "difference" ? expectedUnderNone(metric, compared) : null,
    excluded,
    complete,
  };
}

/** Why two numbers have no contrast. */
export function whyNone({ scale }: Pick<Contrast, "scale">, a: number, b: number): NoValueReason {
  if (scale === "difference" || b !== 0) return "not_applicable";
  return a === 0 ? "both_zero" : "reference_zero";
}
