import { type Estimate, hasValue, type Metric } from "../../metrics/kind/metric.js";
import type { Limits } from "../../stats/limits.js";
import { moverRatio } from "../../stats/mover-ratio.js";
import { boundsFrom } from "../bounds-of-pairs.js";
import type { Gap, Level } from "../disparity.js";
import { type Compared, comparison, type Grouping, rateOf } from "../grouping.js";
import { type Pairs, project } from "../projection.js";
import { noGap } from "./no-gap.js";

/** Rows added to each group, in equal parts to both outcomes. */
const SMOOTHING = 1;

export const LOGARITHM = "logarithm";

/** Differential fairness of a rate: the largest logarithm of a ratio of two groups' smoothed probabilities of either outcome, with bounds. */
export function epsilonOf(grouping: Grouping, metric: Metric, level: Level): Gap {
  const place = { metric: metric.id, contrast: LOGARITHM };
  const { compared, excluded, complete } = comparison(grouping, metric);
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const smoothed = compared.map(({ estimate }) => probability(estimate));
  const apart = (i: number, j: number): number =>
    Math.max(Math.log(smoothed[i]! / smoothed[j]!), Math.log((1 - smoothed[i]!) / (1 - smoothed[j]!)));
  const pairs: Pairs = {
    k: compared.length,
    scale: "difference",
    value: apart,
    limits(i, j, alpha) {
      const limits = limitsOf(compared[i]!, compared[j]!, alpha);
      // Smoothing draws the value towards 0, at times past a limit of what is not smoothed.
      return limits && { lower: Math.min(limits.lower, apart(i, j)), upper: Math.max(limits.upper, apart(i, j)) };
    },
  };
  const [i, j] = furthest(pairs);
  const projection = project(pairs, level, 2);
  const groups = compared.map(({ group }) => ({ group: group.key }));
  return {
    ...place,
    value: apart(i, j),
    reason: null,
    bounds: projection && boundsFrom(projection, groups, { scale: "difference", method: "log_mover_r" }),
    pair: { a: rateOf(compared[i]!.group.key, compared[i]!.estimate), b: rateOf(compared[j]!.group.key, compared[j]!.estimate) },
    expectedUnderNone: null,
    excluded,
    complete,
  };
}

/** Of weighted rows as many count as there are: the unit of the weights must not say how much is smoothed. */
const probability = ({ value, n }: Estimate): number => (value * n + SMOOTHING / 2) / (n + SMOOTHING);

/** Of the larger of the two logarithms, from the limits of the unsmoothed shares. */
function limitsOf(a: Compared, b: Compared, alpha: number): Limits | null {
  if (!hasValue(a.estimate) || !hasValue(b.estimate)) return null;
  const [x, y] = [a.estimate.limits(alpha), b.estimate.limits(alpha)];
  if (x === null || y === null) return null;
  const [p, q] = [a.estimate.value, b.estimate.value];
  const hits = moverRatio({ value: p, ...x }, { value: q, ...y });
  const others = moverRatio(
    { value: 1 - p, lower: 1 - x.upper, upper: 1 - x.lower },
    { value: 1 - q, lower: 1 - y.upper, upper: 1 - y.lower },
  );
  return { lower: Math.log(Math.max(hits.lower, others.lower)), upper: Math.log(Math.max(hits.upper, others.upper)) };
}

function furthest({ k, value }: Pairs): readonly [number, number] {
  let best: readonly [number, number] = [0, 1];
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) if (i !== j && value(i, j)! > value(...best)!) best = [i, j];
  return best;
}
