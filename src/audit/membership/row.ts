/** Where a number can lie. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** What people whose group is not recorded could do to the rates of an attribute's groups. */
export interface UnknownRow {
  readonly attribute: string;
  readonly metric: string;
  /** Weighted counts of those people among the metric's rows, and of them with the outcome. */
  readonly unknown: number;
  readonly unknownHits: number;
  readonly groups: readonly UnknownGroup[];
  readonly gap: UnknownGap;
  readonly ratio: UnknownGap;
  readonly reason: string | null;
}

export interface UnknownGroup {
  readonly group: string;
  /** Of the known members. */
  readonly value: number | null;
  /** Wherever the unknown people belong. */
  readonly worstCase: Range | null;
  /** When each group has its share of them, as among the known, and any of them may be its. */
  readonly proportional: Range | null;
  /** When those with the outcome are spread over groups as the known ones with it, and those without as those without. */
  readonly likeKnown: number | null;
}

/** Highest rate less lowest, or lowest over highest, of the groups that are large enough. */
export interface UnknownGap {
  readonly value: number | null;
  readonly worstCase: Range | null;
  readonly proportional: Range | null;
  readonly likeKnown: number | null;
}

/** Rates of groups whose members are known by probability only. */
export interface MembershipRow {
  readonly attribute: string;
  readonly metric: string;
  /** Rows with every probability; the others are left out. */
  readonly rows: number;
  readonly missing: number;
  /** Kinds of people who look alike, on which the Fréchet bounds rest. */
  readonly kinds: number;
  readonly groups: readonly MembershipGroup[];
  readonly gap: MembershipGap;
  readonly ratio: MembershipGap;
  readonly draws: number;
  readonly reason: string | null;
}

export interface MembershipGroup {
  readonly group: string;
  /** null = the rest of the people, where probabilities add up to less than 1. */
  readonly column: string | null;
  /** Expected members among the metric's rows. */
  readonly expected: number;
  /** Every row counts for the group as much as its probability. */
  readonly value: number | null;
  /** Bootstrap limits at the plan's confidence. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly frechet: Range | null;
  readonly reason: string | null;
}

export interface MembershipGap {
  readonly value: number | null;
  /** One-sided bounds of the largest pair. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly frechet: Range | null;
}
