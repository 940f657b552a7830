import type { GroupKey } from "../../disparities/row.js";

/** How unequally decisions benefit people, taken apart by a grouping: between its groups and within them. */
export interface InequalityRow {
  readonly by: readonly string[];
  /** "generalized_entropy_index" (α = 2), "theil_index" (α = 1) or "mean_log_deviation" (α = 0). */
  readonly index: string;
  readonly alpha: 0 | 1 | 2;
  /** Of everybody with a label and a decision. */
  readonly total: number | null;
  /** What is left when everybody has the mean of the group. */
  readonly between: number | null;
  readonly within: number | null;
  readonly reason: string | null;
  /** The mean of `between` when groups are shuffled, and the share of shuffles as far apart, (1 + c) / (1 + draws); null for weighted and clustered rows, which cannot be shuffled. */
  readonly betweenUnderNone: { readonly mean: number; readonly pValue: number; readonly draws: number } | null;
  /** Missing groups included, so that the parts add up. */
  readonly groups: readonly {
    readonly group: GroupKey;
    readonly n: number;
    /** Mean benefit: 1 = people get what they are due. null without rows. */
    readonly mean: number | null;
    /** The index within the group; null where it has none. */
    readonly value: number | null;
  }[];
}
