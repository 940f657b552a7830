/** Weighted counts of a group: how many there are, how many of them have the outcome. */
export interface Counted {
  readonly hits: number;
  readonly total: number;
}

/**
 * Between which values the ratio of two groups' rates can lie, once people of unknown membership are counted where they belong.
 *
 * The unknown people's outcomes are known, their group is not: the ratio is lowest when those without the outcome belong
 * to the first group and those with it to the second, and highest the other way round. No value when a rate would be 0 / 0 or
 * the second one 0.
 *
 * Example: 40 of 100 against 50 of 100, with 5 of 10 unknown → [(40/105) / (55/105), (45/105) / (50/105)] = [8/11, 9/10].
 * @source the joint allocation of two groups; the one-sided form is in the code of ACLU (2025), Auditing the audits, FAccT, calc_audit_bounds
 */
export function ratioWithUnknown(
  group: Counted,
  comparator: Counted,
  unknown: Counted,
): { readonly lower: number; readonly upper: number } | null {
  const without = unknown.total - unknown.hits;
  if (comparator.hits <= 0 || group.total <= 0) return null;
  const lower = group.hits / (group.total + without) / ((comparator.hits + unknown.hits) / (comparator.total + unknown.hits));
  const upper = (group.hits + unknown.hits) / (group.total + unknown.hits) / (comparator.hits / (comparator.total + without));
  return { lower, upper };
}
