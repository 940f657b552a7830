import type { GroupKey } from "../../disparities/row.js";

/** The numbers of one group under another tool's names and signs: the group against everybody else. */
export interface ConventionRow {
  readonly convention: string;
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Name there → number; null always has a reason. */
  readonly values: Readonly<Record<string, { readonly value: number | null; readonly reason: string | null }>>;
}
