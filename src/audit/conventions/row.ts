import type { GroupKey } from "../../disparities/row.js";

/** Numbers under another tool's names and signs. */
export interface ConventionRow {
  readonly convention: string;
  readonly by: readonly string[];
  /** {} = all groups, where the tool sets them against each other. */
  readonly group: GroupKey;
  /** What the group is set against: everybody else, the group `reference`, or all groups each other. */
  readonly comparison: "rest" | "reference" | "groups";
  /** null unless it is one group, and when that is not in the data. */
  readonly reference: GroupKey | null;
  /** Name there → number; null always has a reason. */
  readonly values: Readonly<Record<string, { readonly value: number | null; readonly reason: string | null }>>;
}
