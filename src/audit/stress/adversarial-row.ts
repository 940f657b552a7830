import type { GroupKey } from "../../disparities/row.js";
import type { RateGap } from "../rows/rate-gap.js";

/** How little of a row has to change for another decision. */
export interface Adversarial {
  /** Rows that were tried, as many of each group as there are, and how many were to be. */
  readonly rows: number;
  readonly planned: number;
  /** Most questions for each row, and all that were asked. */
  readonly queries: number;
  readonly asked: number;
  /** Whether a budget left out rows, or features that were to be tried alone. */
  readonly truncated: boolean;
  /** Columns that may change, all at once, and those of them that are numbers. */
  readonly features: readonly string[];
  readonly numbers: readonly string[];
  readonly immutable: readonly string[];
  readonly increaseOnly: readonly string[];
  readonly decreaseOnly: readonly string[];
  /** Column → the least and the most that it may become; null = no bound. */
  readonly bounds: Readonly<Record<string, readonly [number | null, number | null]>>;
  /** Rows of a cluster come together, so that no limit is judged. */
  readonly clustered: boolean;
  /** The largest distance there can be: that of rows without another decision where medians are compared. */
  readonly furthest: number;
  readonly everybody: FlipDistance;
  readonly byGroup: readonly FlipDistance[];
  /** Medians of the groups, the largest less the smallest, one an attribute. */
  readonly medianGaps: readonly RateGap[];
  /** Shares of the groups with another decision within this distance, and how far they are apart, one an attribute. */
  readonly within: { readonly distance: number; readonly gaps: readonly RateGap[] };
  /** One feature at a time, every other one as it is. */
  readonly sweeps: readonly FeatureSweep[];
}

/** Upper bounds on the distance to another decision: shares of all rows that numbers move past, added up, and 1 for each other category. */
export interface FlipDistance {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  /** Rows for which another decision was found. */
  readonly flipped: number;
  /** Of all rows by their weights, those without another decision being the furthest; null where half of them have none. */
  readonly median: number | null;
  /** From order statistics, of weighted rows Woodruff's, at the plan's confidence; null = not bounded. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Every distance that was found, the smallest first. */
  readonly distances: readonly number[];
  /**
   * What each row counts, those of `distances` first, then those without another decision: its own weight times how many rows of its
   * group each tried one stands for. null = all the same.
   */
  readonly weights: readonly number[] | null;
  /** Rows in whose nearest other decision a category is another one. */
  readonly withCategories: number;
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
