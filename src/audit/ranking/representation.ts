import { hasValue } from "../../metrics/kind/metric.js";
import { representationAt } from "../../metrics/kind/representation.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import type { RepresentationRow } from "./row.js";

/** Numbers of first places that are looked at, as far as lists are longer. */
const FIRST = [1, 2, 3, 5, 10, 15, 20, 25, 50, 100, 200, 500, 1000];

/** How groups stand among the first places of all queries, for more and more places; [] when nothing is ranked. */
export function representation(counts: Counts, plan: MeasurePlan): readonly RepresentationRow[] {
  const { ranked } = counts;
  if (!ranked) return [];
  const longest = ranked.ranking.sizes.reduce((most, size) => Math.max(most, size), 0);
  const everybody = everybodyIn(counts, plan);
  return plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    return FIRST.filter((k) => k < longest).flatMap((k) => {
      const estimates = grouping.estimates(representationAt(k, { id: `representation_at_${k}`, aliases: [] }));
      return estimates.flatMap((estimate, i): RepresentationRow[] => {
        if (!hasValue(estimate)) return [];
        const limits = estimate.limits(alphaOf(plan) / 2);
        return [
          {
            by,
            group: grouping.groups[i]!.key,
            k,
            places: estimate.numerator!,
            expected: estimate.denominator!,
            value: estimate.value,
            lower: limits?.lower ?? null,
            upper: limits?.upper ?? null,
            skew: estimate.value > 0 ? Math.log(estimate.value) : null,
          },
        ];
      });
    });
  });
}
