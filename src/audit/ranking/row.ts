import type { GroupKey } from "../../disparities/row.js";

/** A group's places among the first k of all queries; `by` is the way of splitting. */
export interface RepresentationRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly k: number;
  /** Places that the group has, ties shared, and that its share of each query's items would give it. */
  readonly places: number;
  readonly expected: number;
  /** The one over the other, with two-sided limits at the plan's confidence; null limits with one query. */
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Skew@k, the natural logarithm of the value; null when the group has none of the places. */
  readonly skew: number | null;
}
