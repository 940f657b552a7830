import type { GroupKey } from "../../disparities/row.js";

/** How little of a row has to change for another decision. */
export interface Adversarial {
  /** Rows that were tried, at most so many of each group. */
  readonly rows: number;
  /** Most questions for each row, and all that were asked. */
  readonly queries: number;
  readonly asked: number;
  /** Numbers that may move, all at once. */
  readonly features: readonly string[];
  readonly immutable: readonly string[];
  readonly increaseOnly: readonly string[];
  readonly decreaseOnly: readonly string[];
  readonly everybody: FlipDistance;
  readonly byGroup: readonly FlipDistance[];
  /** One feature at a time, every other one as it is. */
  readonly sweeps: readonly FeatureSweep[];
}

/** Upper bounds on the distance to another decision, in shares of columns: 0.1 is a tenth of all rows in one column. */
export interface FlipDistance {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  /** Rows for which another decision was found. */
  readonly flipped: number;
  /** Of all rows, those without another decision being the furthest; null where half of them have none. */
  readonly median: number | null;
  /** From order statistics at the plan's confidence; null = not bounded. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Columns that changed, in the middle of the rows that flipped. */
  readonly columnsChanged: number | null;
}

export interface FeatureSweep {
  readonly feature: string;
  /** Values that were tried in each row. */
  readonly values: number;
  readonly everybody: SweptDecisions;
  readonly byGroup: readonly SweptDecisions[];
}

export interface SweptDecisions {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  /** Rows that this feature alone can turn, as a share with Wilson's limits. */
  readonly flipped: number;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Of rows that it turns: the middle of the smallest shifts, in shares; null for texts, which have no distance. */
  readonly medianShift: number | null;
}
