import type { GroupKey } from "../../disparities/row.js";

/** How rows of a group are decided beside the rows that are most alike; `by` [] and `group` {} = everybody. */
export interface IndividualRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Rows of the group that have every feature and a decision. */
  readonly n: number;
  readonly consistency: Consistency;
  /** Against the nearest rows outside of the group; null for everybody. */
  readonly flipTest: FlipTest | null;
  readonly setting: NeighborSetting;
}

/** Mean share of the nearest rows, the row itself left out, that are decided as the row is. */
export interface Consistency {
  readonly value: number | null;
  readonly reason: string | null;
  /** What it would be if decisions had nothing to do with features. */
  readonly byChance: number | null;
  /** Two-sided limits of the value over all rows, when only some were looked at; null when all were. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why there are no limits for other people than these: "neighbors_shared". */
  readonly noLimits: string;
}

/** (better − worse) / rows: the sign of SageMaker Clarify's code; its documentation says the opposite one. */
export interface FlipTest {
  readonly value: number | null;
  readonly reason: string | null;
  /** Rows decided favourably while most of their nearest rows outside of the group are not, and the reverse. */
  readonly better: number;
  readonly worse: number;
  /** Rows whose nearest rows are divided evenly: neither. */
  readonly even: number;
  readonly rows: number;
  readonly neighbors: number;
}

export interface NeighborSetting {
  readonly features: readonly string[];
  readonly scaling: "standard" | "range" | "none";
  readonly neighbors: number;
  /** Rows whose neighbours were looked for; fewer than `n` of everybody when there were too many. */
  readonly looked: number;
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
}
