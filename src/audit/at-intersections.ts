import type { Disparity } from "../disparities/disparity.js";
import type { Metric } from "../metrics/kind/metric.js";

/** Intersections up to which each of their groups is compared by every measure, and groups of one up to which it is. */
const MOST_INTERSECTIONS = 3;
const MOST_GROUPS = 50;

/**
 * Whether the single groups of a grouping are compared by few measures only: those that a named disparity is of.
 *
 * Pairs of groups are compared by all. Many intersections by every measure would be tens of thousands of rows that nobody reads.
 */
export function isComparedByFew(by: readonly string[], groups: number, groupings: readonly (readonly string[])[]): boolean {
  if (by.length < 2) return false;
  return groups > MOST_GROUPS || groupings.filter(({ length }) => length > 1).length > MOST_INTERSECTIONS;
}

/** The ids of the measures that a named disparity is of. */
export const measuresOfNamed = (disparities: readonly Disparity[]): ReadonlySet<string> =>
  new Set(disparities.flatMap(({ metrics }: { readonly metrics: readonly Metric[] }) => metrics.map(({ id }) => id)));
