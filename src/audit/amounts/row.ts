import type { GroupKey } from "../../disparities/row.js";

/** How predicted or true amounts lie in a group; `by` [] and `group` {} = everybody. */
export interface DistributionRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly of: "predictions" | "labels";
  /** Rows with such an amount. */
  readonly n: number;
  /** The smallest amounts with at least these shares of the weight at or below them; ends of bins where there are too many amounts to keep apart. */
  readonly quantiles: readonly { readonly share: number; readonly value: number }[];
}
