import type { GroupKey, Rate } from "../../disparities/row.js";

/** A number with its two-sided limits at the plan's confidence; null always has a reason. */
export interface Ranged {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: string | null;
  readonly reason: string | null;
}

/** One metric of a group against the reference group, like compared with like: what remains of the gap within strata. */
export interface ConditionalRow {
  readonly by: readonly string[];
  readonly metric: string;
  readonly group: GroupKey;
  readonly reference: GroupKey;
  /** Why nothing could be pooled; null when something was. */
  readonly reason: string | null;
  readonly strata: {
    readonly columns: readonly string[];
    /** Strata in which both groups have the metric, and the rows of both that it is taken of. */
    readonly used: number;
    readonly rows: number;
    /** Strata that say nothing about the pair, with the rows of both groups in them. */
    readonly leftOut: readonly { readonly stratum: GroupKey; readonly rows: number; readonly reason: string }[];
  };
  /** Over all rows, whatever their stratum. */
  readonly aggregate: { readonly group: Rate; readonly reference: Rate; readonly difference: Ranged };
  /** Group less reference, strata weighted as `weighting` says. */
  readonly standardised: readonly StandardisedRow[];
  /** Mantel–Haenszel, group against reference. */
  readonly riskDifference: Ranged;
  readonly riskRatio: Ranged;
  readonly oddsRatio: Ranged;
  /** Whether group and outcome are independent within strata; null with no stratum to tell, and for clustered rows, of which the limits tell. */
  readonly independence: StratifiedTest | null;
  /** Breslow–Day with Tarone's correction: whether the odds ratio is the same in every stratum; null for weighted or clustered rows and with fewer than two strata to compare. */
  readonly homogeneity: StratifiedTest | null;
  /** The gap over all rows points the other way than the gap within strata, and one of the two is larger than chance explains. */
  readonly reversal: Reversal | null;
}

/** Whose spread over the strata both groups are given: everybody's, the group's, or the reference group's. */
export type Weighting = "population" | "group" | "reference";

export interface StandardisedRow extends Ranged {
  readonly weighting: Weighting;
  /** The standardised values whose difference it is; null without one. */
  readonly group: number | null;
  readonly reference: number | null;
}

export interface StratifiedTest {
  /** "cmh" or "breslow_day_tarone"; "wald_risk_difference" for weighted or clustered rows. */
  readonly method: string;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** The same with the continuity correction that R applies; null where there is none. */
  readonly corrected: { readonly statistic: number; readonly p: number } | null;
}

export interface Reversal {
  /** The gap over all rows and the pooled one within strata, of opposite signs. */
  readonly aggregate: number;
  readonly withinStrata: number;
  /** Which of them chance does not explain. */
  readonly sure: "aggregate" | "within_strata" | "both";
}

/** A group's mean share, within strata, of the people with the unfavourable outcome, less that of those with the favourable one. */
export interface DemographicDisparityRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Of what was decided, or of what truly happened. */
  readonly outcome: "prediction" | "label";
  /** Positive = the group has more of the unfavourable outcome than of the favourable one. */
  readonly value: number | null;
  /** The share among the favourable over the share among the unfavourable; null when that is 0. */
  readonly ratio: number | null;
  /** Two-sided limits of the value at the plan's confidence. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | null;
  readonly strata: {
    readonly used: number;
    /** Strata in which everybody has the same outcome. */
    readonly leftOut: readonly { readonly stratum: GroupKey; readonly rows: number }[];
  };
}
