import type { Grouping } from "../disparities/grouping.js";
import type { GroupKey } from "../disparities/row.js";
import type { Metric } from "../metrics/kind/metric.js";

/** A grouping as if only some of its groups were there. */
export function restricted(grouping: Grouping, keep: (key: GroupKey) => boolean): Grouping {
  const places = grouping.groups.flatMap(({ key }, i) => (keep(key) ? [i] : []));
  const some = <T>(all: readonly T[]): readonly T[] => places.map((i) => all[i]!);
  return {
    ...grouping,
    groups: some(grouping.groups),
    estimates: (metric) => some(grouping.estimates(metric)),
    rest: (metric) => some(grouping.rest(metric)),
    ...(grouping.strata && {
      strata: () => grouping.strata!().map((stratum) => ({ ...stratum, estimates: (metric: Metric) => some(stratum.estimates(metric)) })),
    }),
    ...(grouping.scores && { scores: some(grouping.scores) }),
  };
}
