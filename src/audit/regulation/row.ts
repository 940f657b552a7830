import type { GroupKey } from "../../disparities/row.js";
import type { Pack } from "../../packs/pack.js";
import type { Ll144Key } from "../../policy/ll144-choices.js";
import type { SelectionComparison } from "../../stats/selection-comparison.js";

/** A pack that the audit was made under: what it says of the law, as recorded in it, and what was computed for it. */
export interface RegulationRow extends Omit<Pack, "aliases" | "summary" | "computes" | "policy"> {
  /** Whether effect and evidence are shown with the selections, or counts and ratios alone, as they are published. */
  readonly screens: boolean;
  /** Selections of each grouping; [] unless the pack asks for them. */
  readonly selections: readonly SelectionTable[];
  /** Groups whose people in the table of two attributes cannot be those of the table of one. */
  readonly unreconciled: readonly Unreconciled[];
  /** What the text leaves open about its tables, as it was settled; [] where it leaves nothing open, null or absent in results of older builds. */
  readonly openPoints?: readonly OpenPoint[] | null;
}

/** A point that a text leaves open. */
export interface OpenPoint {
  readonly key: Ll144Key;
  /** How it was settled, in the word of the policy. */
  readonly chosen: string;
  readonly others: readonly OtherWay[];
}

/** What another way to settle one point would change, all other points as they were settled. */
export interface OtherWay {
  readonly choice: string;
  /** null = hidden, as small groups are in this report. */
  readonly figures: {
    /** Rows of all tables, and those that would have other people, selections, ratio or mark of 2 %. */
    readonly rows: number;
    readonly changed: number;
    /** The smallest ratio then; null when there is none. */
    readonly smallest: { readonly by: readonly string[]; readonly group: GroupKey; readonly ratio: number } | null;
  } | null;
}

/** Selections of the groups of one grouping beside the highest rate. */
export interface SelectionTable {
  readonly by: readonly string[];
  /** "selected" = got the favourable decision; "above_median" = scored above the median of everybody; "classified" = put into the class `assigned`. */
  readonly outcome: "selected" | "above_median" | "classified";
  /** The class that the tool assigned; absent unless it sorts people into classes. */
  readonly assigned?: string;
  /** The group with the highest rate; null when nobody was selected. */
  readonly reference: GroupKey | null;
  /** People of the table, and those selected; without those whose group is unknown. */
  readonly n: number;
  readonly selected: number;
  /** People whose group is not recorded on one of the attributes. */
  readonly unknown: Unknown;
  /** Of all people with a score, those who scored the median itself; absent for decisions, and where the table is hidden. */
  readonly ties?: number;
  /** Groups that the rule lets be left out of the ratios, as under 2 % of the data; absent where the pack has no such rule, and where the table is hidden. */
  readonly underTwoPercent?: readonly GroupKey[];
  readonly rows: readonly SelectionRow[];
  /** Why there are no rows. */
  readonly reason: string | null;
}

export interface Unknown {
  readonly n: number;
  readonly selected: number;
}

export interface SelectionRow {
  readonly group: GroupKey;
  readonly n: number;
  readonly selected: number;
  readonly rate: number;
  /** Two-sided 95 % limits of the rate. */
  readonly lower: number;
  readonly upper: number;
  /** Of the people of the table. */
  readonly share: number;
  /** Against the reference; null for the reference itself, for what is left out, and where nobody was selected. */
  readonly comparison: (SelectionComparison & { readonly holmP: number }) | null;
  readonly standing: SelectionStanding;
}

/** Effect and evidence together: below four fifths or not, and by Fisher's test at 5 % or not. */
export type SelectionStanding =
  | "reference"
  /** Under 2 % and left out of the ratios. */
  | "left_out"
  | "below_and_significant"
  | "below_not_significant"
  | "below_too_few"
  | "above_but_significant"
  | "no_indication"
  | "undetermined";

export interface Unreconciled {
  readonly attribute: string;
  readonly group: string;
  /** In the table of the attribute alone, and added up over the table of both. */
  readonly alone: Unknown;
  readonly together: Unknown;
}
