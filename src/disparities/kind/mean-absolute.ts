import type { Contrast } from "../../contrasts/contrast.js";
import type { Metric } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";
import { boundsFrom } from "../bounds-of-pairs.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { expectedUnderNone } from "../expected-under-none.js";
import { type Compared, comparison, type Grouping, isComplete, rateOf } from "../grouping.js";
import { type Pairs, project } from "../projection.js";
import { noGap } from "./no-gap.js";
import { union } from "./worst-pair.js";

type Facts = Omit<Disparity, "measure" | "metrics" | "contrast">;

/**
 * The pair of groups with the largest mean of absolute differences in some metrics.
 *
 * A pair's bounds are the mean of the bounds of |a − b| of each metric. The lower ones share their error among the
 * metrics; the upper ones need not, as the mean of numbers is above a limit only if one of them is.
 */
export function meanAbsolute<const Id extends string>(
  metrics: readonly [Metric, ...Metric[]],
  difference: Contrast,
  facts: Facts & { readonly id: Id },
): Disparity & { readonly id: Id } {
  return { ...facts, metrics, contrast: difference.id, measure: (grouping, level) => furthest(grouping, metrics, difference, level) };
}

function furthest(grouping: Grouping, metrics: readonly [Metric, ...Metric[]], difference: Contrast, level: Level): Gap {
  const parts = metrics.map((metric) => comparison(grouping, metric));
  const excluded = union(parts.map((part) => part.excluded));
  const place = { metric: metrics[0].id, contrast: difference.id };
  const inAll = parts[0]!.compared
    .map(({ group }) => group)
    .filter((group) => parts.every((part) => rowOf(part.compared, group) !== undefined));
  if (inAll.length < 2) {
    const reason = parts.some(({ compared }) => compared.length >= 2) ? "component_undefined" : "fewer_than_two_groups";
    return noGap({ ...place, reason, excluded });
  }
  // sides[c][i]: metric c of group i.
  const sides = parts.map((part) => inAll.map((group) => rowOf(part.compared, group)!));
  const gapIn = (c: number, i: number, j: number): number => Math.abs(sides[c]![i]!.estimate.value - sides[c]![j]!.estimate.value);
  const pairs: Pairs = {
    k: inAll.length,
    scale: "difference",
    value: (i, j) => mean(sides.map((_, c) => gapIn(c, i, j))),
    limits(i, j, alpha) {
      const limits = sides.map((side) => difference.limits(side[i]!.estimate, side[j]!.estimate, alpha));
      return limits.every((one) => one !== null) ? meanOf(limits.map(absolute)) : null;
    },
  };
  const [i, j] = furthestPair(pairs);
  const c = sides.reduce((most, _, at) => (gapIn(at, i, j) > gapIn(most, i, j) ? at : most), 0);
  const [high, low] = [sides[c]![i]!, sides[c]![j]!].sort((a, b) => b.estimate.value - a.estimate.value);
  const projection = project(pairs, level, metrics.length);
  const expected = metrics.map((metric, at) => expectedUnderNone(metric, sides[at]!));
  return {
    metric: metrics[c]!.id,
    contrast: difference.id,
    value: pairs.value(i, j),
    reason: null,
    bounds:
      projection &&
      boundsFrom(
        projection,
        inAll.map(({ key }) => ({ group: key })),
        difference,
      ),
    pair: { a: rateOf(high!.group.key, high!.estimate), b: rateOf(low!.group.key, low!.estimate) },
    // Exact for two groups; for more the mean of the expected ranges is a little above the range of means.
    expectedUnderNone: expected.every((one) => one !== null) ? mean(expected) : null,
    excluded,
    complete: isComplete(excluded),
  };
}

const rowOf = (compared: readonly Compared[], group: Compared["group"]): Compared | undefined =>
  compared.find((one) => one.group === group);

function furthestPair({ k, value }: Pairs): readonly [number, number] {
  let best: readonly [number, number] = [0, 1];
  for (let i = 0; i < k; i++) for (let j = i + 1; j < k; j++) if (value(i, j)! > value(...best)!) best = [i, j];
  return best;
}

/** Limits of |x| from those of x. */
function absolute({ lower, upper }: Limits): Limits {
  if (lower > 0) return { lower, upper };
  return upper < 0 ? { lower: -upper, upper: -lower } : { lower: 0, upper: Math.max(-lower, upper) };
}

const meanOf = (limits: readonly Limits[]): Limits => ({
  lower: mean(limits.map(({ lower }) => lower)),
  upper: mean(limits.map(({ upper }) => upper)),
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
