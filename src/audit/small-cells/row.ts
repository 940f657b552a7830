import type { GroupKey } from "../../disparities/row.js";

/** What a shared report does not show because so few people stand behind it. */
export interface HiddenNumbers {
  /** Groups with fewer people than this are hidden. */
  readonly minCell: number;
  readonly groups: readonly HiddenGroup[];
  /** Groups that could have been hidden. */
  readonly of: number;
  /** Rows of gaps, tests, searches and the like that rest on a hidden group. */
  readonly derived: number;
  readonly checks: number;
  readonly messages: number;
}

export interface HiddenGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** null = over all strata. */
  readonly stratum: GroupKey | null;
  /** "few" people, or the count of a group with few could be had by "subtraction". */
  readonly why: "few" | "subtraction";
}
