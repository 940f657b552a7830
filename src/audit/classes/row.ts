import type { GroupKey } from "../../disparities/row.js";

/** How often one true class got one prediction in a group; `by` [] and `group` {} = everybody. Pairs that never occur have no row. */
export interface ConfusionRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** null = missing. */
  readonly label: string | null;
  readonly prediction: string | null;
  readonly n: number;
  readonly weight: number;
}
