import type { GroupKey } from "../../disparities/row.js";

/** What the data show before any decision is looked at. */
export interface BeforeModel {
  /** Why columns were not looked at one by one ("too_many_values", "read_in_place"); null when they were. The first two lists are there anyway. */
  readonly reason: string | null;
  readonly representation: readonly PopulationRow[];
  readonly labels: readonly LabelRow[];
  /** Columns that were looked at as features. */
  readonly features: readonly string[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  /** Columns that lack values, attribute by attribute. */
  readonly missing: readonly MissingRow[];
  /** What each feature tells of each attribute. */
  readonly proxies: readonly AssociationRow[];
  /** What each feature tells of the label. */
  readonly leaks: readonly AssociationRow[];
  /** Numbers that look like codes for "not known". */
  readonly sentinels: readonly SentinelRow[];
  /** null when rows were not compared, or stand for several. */
  readonly duplicates: Duplicates | null;
}

/** A number of a column that looks like a code for "not known", such as 999999 or −1. */
export interface SentinelRow {
  readonly column: string;
  readonly value: number;
  readonly rows: number;
  /** Further from all others than these lie apart; below 0 where nothing else is; or far more often than its neighbours. */
  readonly why: "far" | "negative" | "often";
  /** The smallest and the largest of the other values. */
  readonly least: number;
  readonly most: number;
}

/** A group's share of the rows, beside its share of the declared population. */
export interface PopulationRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  readonly weight: number;
  /** Of the rows whose group is known, by weight. */
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** null when nobody declared it. */
  readonly population: number | null;
  /** share / population; 1 = as in the population. */
  readonly ratio: number | null;
  /** Exact two-sided p of the share, and the same corrected for all groups (Holm). */
  readonly p: number | null;
  readonly adjusted: number | null;
  readonly reason: string | null;
}

/** Names of the numbers between the labels of a group and of everybody else, as SageMaker Clarify gives them and with its signs. */
export type LabelMeasure = "CI" | "DPL" | "KL" | "JS" | "LP" | "TVD" | "KS" | "CDDL";

/** Sizes and labels of a group (Clarify's facet d) against everybody else (its a). */
export interface LabelRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  /** Share of favorable labels; null without two classes. */
  readonly favorable: number | null;
  readonly values: Readonly<Record<LabelMeasure, { readonly value: number | null; readonly reason: string | null }>>;
}

/** How often a column has no value, group by group. */
export interface MissingRow {
  readonly column: string;
  readonly attribute: string;
  readonly missing: number;
  readonly groups: readonly {
    readonly group: string;
    readonly n: number;
    readonly missing: number;
    readonly rate: number;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  /** Highest rate less lowest, with one-sided bounds; of groups that are large enough. */
  readonly gap: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly highest: string | null;
  readonly lowest: string | null;
  /** Of the test that missing values have nothing to do with the attribute, alone and corrected for all columns and attributes (Holm). */
  readonly p: number | null;
  readonly adjusted: number | null;
  readonly reason: string | null;
}

/** What one feature tells of an attribute or of the label. */
export interface AssociationRow {
  readonly feature: string;
  /** The attribute's name, or the label's column. */
  readonly of: string;
  /** Rows with both. */
  readonly n: number;
  readonly levels: number;
  /** Mutual information in nats, and its mean when the two have nothing to do with each other. */
  readonly information: number | null;
  readonly informationByChance: number | null;
  /** Share of what could be known, corrected for chance: 1 = everything, 0 or less = no more than chance. */
  readonly strength: number | null;
  readonly p: number | null;
  readonly adjusted: number | null;
  /** Of the group that the feature tells best from everybody else: 0.5 = not at all, 1 = without error. Texts are ordered by the group's share. */
  readonly auc: number | null;
  /** What the area would be by chance alone, about: the better of two directions or the best of many orders is above 0.5. */
  readonly aucByChance: number | null;
  readonly group: string | null;
  /** Whether the group has the larger numbers; null for texts. */
  readonly higher: boolean | null;
  /** "equals" and "determines": no row is told wrongly; "predicts" and "strong": past the stated marks and more than chance; null = neither. */
  readonly finding: "equals" | "determines" | "predicts" | "strong" | null;
  readonly reason: string | null;
}

/** Rows that equal another one. */
export interface Duplicates {
  readonly rows: number;
  /** Columns compared: all but the id. */
  readonly columns: number;
  /** Rows beyond the first of their kind. */
  readonly repeated: number;
  readonly most: number;
  /** Pairs of equal rows, and how many there would be if the columns were unrelated. */
  readonly pairs: number;
  readonly pairsByChance: number;
  /** Rows that equal another one in every feature and attribute and have another label; null without a label. */
  readonly contradicting: number | null;
}
