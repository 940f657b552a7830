import type { GroupKey } from "../../disparities/row.js";

/** What would turn unfavourable decisions, and whether it is as near for every group. */
export interface RecourseStudy {
  /** Why nothing could be looked for; null otherwise. */
  readonly reason: string | null;
  /** The decision that is good for the person. */
  readonly wanted: "positive" | "negative";
  readonly threshold: number | null;
  readonly constraints: {
    readonly immutable: readonly string[];
    readonly only: Readonly<Record<string, "increase" | "decrease">>;
    readonly allowed: Readonly<Record<string, readonly (string | number)[]>>;
    readonly linked: Readonly<Record<string, readonly string[]>>;
    readonly costs: Readonly<Record<string, number>>;
  };
  /** What can be changed: columns, or linked columns under their name. */
  readonly changeable: readonly string[];
  /** Rows with the unfavourable decision, those for which a way was looked for, and those that the budget left out. */
  readonly rows: { readonly unfavorable: number; readonly explained: number; readonly leftOut: number };
  /** Rows with the wanted decision (and outcome, where it is known) that ways lead to, and how many of them there are. */
  readonly aims: { readonly used: number; readonly all: number };
  /** Rows that the model was asked about. */
  readonly evals: number;
  readonly truncated: boolean;
  /** Everybody first. */
  readonly groups: readonly RecourseGroup[];
  /** Each group against its reference. */
  readonly gaps: readonly RecourseGap[];
}

export interface RecourseNumber {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface RecourseGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Rows with the unfavourable decision, and those for which a way was looked for. */
  readonly unfavorable: number;
  readonly explained: number;
  /** Share for which a way was found; null with a reason. */
  readonly reached: RecourseNumber | null;
  /** Mean effort of those ways: shares of people overtaken, 1 for a text that changes, times the costs, summed. */
  readonly effort: RecourseNumber | null;
  readonly medianEffort: number | null;
  /** Columns changed, on average. */
  readonly changes: RecourseNumber | null;
  /** Mean effort of those whose true outcome is good: they should not have needed any. null without labels. */
  readonly burden: RecourseNumber | null;
  /** What is changed most, and in which share of the ways. */
  readonly features: readonly { readonly name: string; readonly share: number }[];
  readonly reason: string | null;
}

/** A group less its reference. */
export interface RecourseGap {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly comparedWith: GroupKey;
  readonly reached: RecourseNumber | null;
  readonly effort: RecourseNumber | null;
  readonly reason: string | null;
}
