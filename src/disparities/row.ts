/** A group's place on each attribute, e.g. {"sex":"female","race":"Black"}; {} = everybody. A missing value is "(missing)". */
export type GroupKey = Readonly<Record<string, string>>;

/** What stands for a value that is not recorded. */
export const MISSING = "(missing)";

/** One group's rate as a disparity names it. */
export interface Rate {
  readonly group: GroupKey;
  readonly value: number | null;
  /** Weighted; null where the metric is not one sum over another. */
  readonly numerator: number | null;
  /** Rows in the denominator. */
  readonly n: number;
}

/** One-sided bounds of a disparity: each is missed with probability at most its alpha. */
export interface Bounds {
  /** null = unbounded below, see `unbounded`. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Error probability of each side, as used for the pair that decides it. */
  readonly lowerAlpha: number;
  readonly upperAlpha: number;
  /** e.g. "newcombe", "mover_r". */
  readonly method: string;
  /** The pair of groups whose bound it is; lower and upper may come from different pairs. */
  readonly lowerPair?: readonly [GroupKey, GroupKey];
  readonly upperPair?: readonly [GroupKey, GroupKey];
  /** A null side is infinite. */
  readonly unbounded?: true;
  /** Standard error of the pair that is nearest to failing, of the logarithm for ratios; only in checks. */
  readonly se?: number;
}

/** A group that was not compared, and why. */
export interface Excluded {
  readonly group: GroupKey;
  /** Rows in the metric's denominator. */
  readonly n: number;
  readonly reason: ExclusionReason;
}

export type ExclusionReason = "missing_group" | "below_min_n" | "zero_denominator" | "empty_group";

/** One contrast of one metric over the groups of one grouping. */
export interface DisparityRow {
  /** Named disparity, or `metric__contrast`; then "@" and the attributes joined by "*". Per-group contrasts share an id. */
  readonly id: string;
  /** The metric that the value is of; for a composite the component that decides. */
  readonly metric: string;
  readonly contrast: string;
  readonly by: readonly string[];
  /** For contrasts with one row a group: which one. */
  readonly group?: GroupKey;
  readonly value: number | null;
  /** Why there is no value; null when there is one. */
  readonly reason: string | null;
  readonly bounds: Bounds | null;
  /** Highest and lowest group, or group and comparator; null without a value. */
  readonly pair: { readonly a: Rate; readonly b: Rate } | null;
  /** The largest gap to be expected when there is no true one; null for ratios. */
  readonly expectedUnderNone: number | null;
  /** For distances: (1 + draws at or above the value) / (1 + draws), of groups shuffled at random, whose mean is `expectedUnderNone`; absent where nobody drew. */
  readonly pValue?: number;
  /** How many draws those are: fewer at intersections, which are many. */
  readonly draws?: number;
  /** Where the value of the exact scores certainly lies, when there were too many to keep apart. */
  readonly certified?: { readonly lower: number; readonly upper: number };
  /** For signed distances, the part where the first group of `pair` has the higher scores and the part where the second has. */
  readonly parts?: { readonly aHigher: number; readonly bHigher: number };
  readonly excluded: readonly Excluded[];
  /** False when a group with rows could not be compared (other than the missing one). */
  readonly complete: boolean;
}
