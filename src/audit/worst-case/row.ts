import type { GroupKey } from "../../disparities/row.js";
import type { RowMean } from "../../stats/row-mean.js";
import type { Condition } from "../conditions/condition.js";

/** The worst that can happen: for some part of the people, in places that nobody named, for another make-up of the people, on new data. */
export interface WorstCase {
  /** "error_rate", "brier_score", "log_loss", "mean_absolute_error", "mean_squared_error". */
  readonly loss: string;
  readonly reason: string | null;
  readonly by: "model" | "data";
  /** Mean loss of everybody. */
  readonly everybody: WorstNumber | null;
  /** Rows with a loss, and rows without. */
  readonly rows: { readonly used: number; readonly leftOut: number };
  readonly subpopulation: WorstSubpopulation | null;
  readonly weakSpots: WeakSpots | null;
  readonly scenarios: readonly ScenarioRow[];
  /** null unless training data were given. */
  readonly overfit: Overfit | null;
  /** The loss as a boosted model grows; null unless its trees are known. */
  readonly boosting: Boosting | null;
}

export interface WorstNumber {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Mean loss of the worst part, for smaller and smaller parts told apart by some columns. */
export interface WorstSubpopulation {
  readonly by: readonly string[];
  readonly reason: string | null;
  readonly curve: readonly WorstPoint[];
  readonly limit: number | null;
  /** The smallest share from which on every larger part is shown, by its one-sided limit, to stay within the limit; null when none does or no limit is stated. */
  readonly withinFrom: number | null;
  /** Smallest share that has enough rows to be looked at. */
  readonly leastShare: number;
}

/**
 * The worst part of one size: two-sided limits at the plan's confidence, as those of everybody.
 *
 * The worst part of a size is at least as bad as that of any larger size, so the value is the largest of those found from that size on.
 */
export interface WorstPoint extends WorstNumber {
  readonly share: number;
  readonly rows: number;
  /** What was found at this size alone. */
  readonly found: RowMean;
}

/** Places where the loss is higher, looked for on one half of the rows and judged on the other. */
export interface WeakSpots {
  readonly reason: string | null;
  readonly columns: readonly string[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  readonly rows: { readonly searched: number; readonly judged: number };
  readonly depth: number;
  readonly least: number;
  /** Slices that the searched half proposed, and those confirmed that a wider one explains. */
  readonly proposed: number;
  readonly contained: number;
  /** Share of false ones among those confirmed, at most. */
  readonly q: number;
  /** Confirmed ones first, by how far they are above everybody else. */
  readonly found: readonly WeakSpot[];
}

export interface WeakSpot {
  readonly conditions: readonly Condition[];
  /** Judged rows in it, and their share of the weight. */
  readonly rows: number;
  readonly share: number;
  /** Mean loss in it, of everybody else, and the difference, of judged rows. */
  readonly value: number;
  readonly elsewhere: number;
  readonly apart: WorstNumber;
  /** One-sided, and adjusted by Benjamini and Hochberg over all proposals. */
  readonly pValue: number;
  readonly adjusted: number;
  readonly confirmed: boolean;
  /** Mean loss in the half that proposed it. */
  readonly searched: { readonly rows: number; readonly value: number };
}

/** What measures become when groups have other shares. */
export interface ScenarioRow {
  readonly name: string;
  readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly reason: string | null;
  /** Rows of equal weight that would be as informative, before and after. */
  readonly effectiveRows: { readonly before: number; readonly after: number } | null;
  readonly measures: readonly {
    readonly metric: string;
    readonly before: number;
    readonly after: WorstNumber;
    readonly sampled: RowMean;
  }[];
  /** Every group of every attribute. */
  readonly groups: readonly {
    readonly metric: string;
    readonly by: readonly string[];
    readonly group: GroupKey;
    readonly rows: number;
    readonly before: number | null;
    readonly after: WorstNumber | null;
    readonly sampled: RowMean | null;
  }[];
  /** Largest difference between groups of attributes that the scenario does not set. */
  readonly gaps: readonly {
    readonly metric: string;
    readonly by: readonly string[];
    readonly higher: GroupKey;
    readonly lower: GroupKey;
    readonly before: number;
    readonly after: WorstNumber;
  }[];
}

/** Mean loss with the first trees of a boosted model alone. */
export interface Boosting {
  readonly reason: string | null;
  readonly loss: string;
  /** Numbers of trees, ascending; the last is the whole model. */
  readonly steps: readonly number[];
  /** Of everybody in the training data, one a step; null unless they were given. */
  readonly training: readonly (number | null)[] | null;
  /** Everybody first, then each group of each attribute. */
  readonly groups: readonly BoostingGroup[];
}

export interface BoostingGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  /** One a step, with two-sided limits. */
  readonly values: readonly WorstNumber[];
  /** Trees with which one half of the rows is best off. */
  readonly best: number | null;
  /** By how much the whole model is worse than that for the other half; above 0 = later trees made it worse. */
  readonly later: WorstNumber | null;
  readonly reason: string | null;
}

/** Where the loss on the data is higher than on the rows that the model was trained on. */
export interface Overfit {
  readonly reason: string | null;
  readonly trainingRows: number;
  readonly everybody: { readonly training: number; readonly here: number; readonly apart: WorstNumber } | null;
  /** Regions compared. */
  readonly compared: number;
  readonly q: number;
  /** Regions in which it is higher beyond chance, furthest first. */
  readonly regions: readonly {
    readonly conditions: readonly Condition[];
    readonly rows: number;
    readonly trainingRows: number;
    readonly training: number;
    readonly here: number;
    readonly apart: WorstNumber;
    readonly adjusted: number;
  }[];
}
