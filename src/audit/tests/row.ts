import type { Excluded, GroupKey } from "../../disparities/row.js";

/** Whether chance alone explains that the groups of a grouping differ in a rate. */
export interface TestRow {
  readonly by: readonly string[];
  readonly metric: string;
  /** "fisher_exact" of two groups; "permutation_max_t" of more; "linearised_holm" of weighted or clustered rows. */
  readonly method: "fisher_exact" | "permutation_max_t" | "linearised_holm";
  /** Shuffles behind the adjusted p; null where there are none. */
  readonly draws: number | null;
  /** Of the pair that is least explained by chance, adjusted for all pairs; null with the reason. */
  readonly p: number | null;
  /** The same by Holm's method for every rate and grouping that was tested. */
  readonly adjusted: number | null;
  readonly reason: string | null;
  readonly pairs: readonly TestedPair[];
  readonly excluded: readonly Excluded[];
}

export interface TestedPair {
  readonly a: GroupKey;
  readonly b: GroupKey;
  /** Of a less that of b. */
  readonly difference: number;
  /** As if no other pair had been looked at. */
  readonly p: number;
  /** For all pairs of the grouping. */
  readonly adjusted: number;
}
