import type { GroupKey } from "../../disparities/row.js";
import type { ColumnGrouping, ConditionalWay, DonorScheme, DonorWeights, DrawnBy } from "../../policy/importance-settings.js";
import type { Condition } from "../conditions/condition.js";

/** How much of a measure hangs on one feature, or on columns that are moved together. */
export interface FeatureImportance {
  readonly feature: string;
  readonly columns: readonly string[];
  /** How much worse the measure becomes when rows take the feature's values from other rows; of a gap, how much of it goes away. null with a reason. */
  readonly value: number | null;
  readonly reason: string | null;
  /** Standard error because other rows could have been sampled, and because only so many donors were drawn. */
  readonly seSampling: number | null;
  readonly seMonteCarlo: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** One-sided p of no importance, adjusted over the features by Benjamini and Hochberg; null when nothing varies. */
  readonly pValue: number | null;
  readonly repeats: number;
  /** The same within each group of each attribute; [] for gaps. */
  readonly byGroup: readonly GroupImportance[];
  /** What the feature is used for beyond the other columns; null unless it was asked for. */
  readonly conditional: ConditionalImportance | null;
}

/** Importance given the other columns: values come from rows that could as well have had them. */
export interface ConditionalImportance {
  readonly value: number | null;
  readonly reason: string | null;
  readonly seSampling: number | null;
  readonly seMonteCarlo: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** One-sided, adjusted over the features by Benjamini and Hochberg. */
  readonly pValue: number | null;
  readonly repeats: number;
  /**
   * The same within each subgroup, where values were exchanged within some: those where the feature is worth most, largest first, of
   * the leading measure alone. Of a mean over rows they add up to the whole, each by its share of the rows.
   */
  readonly subgroups: readonly SubgroupImportance[];
  /** Subgroups beyond those. */
  readonly moreSubgroups: number;
}

/** Rows alike in the other columns that values were exchanged within, and what the feature is worth there. */
export interface SubgroupImportance {
  /** What its rows hold in the other columns; [] = they were not told apart. */
  readonly conditions: readonly Condition[];
  readonly rows: number;
  /** null where the measure has no value in it. */
  readonly value: number | null;
  readonly seSampling: number | null;
  readonly seMonteCarlo: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface GroupImportance {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  readonly value: number;
  readonly seSampling: number;
  readonly seMonteCarlo: number;
  readonly lower: number;
  readonly upper: number;
}

/** Permutation importance of every feature for one measure. */
export interface MetricImportance {
  /** A metric, or a disparity with the attribute it is of: "demographic_parity_difference@race". */
  readonly metric: string;
  /** The measure with the data as they are; null with a reason. */
  readonly base: number | null;
  readonly reason: string | null;
  /** The measure of a model that gives every row the same number, the best of its kind; null for gaps and where there is no such number. */
  readonly withoutFeatures: number | null;
  /** Of a gap: the group with the higher value and the one with the lower, as they are with the data unchanged. */
  readonly pair: { readonly higher: GroupKey; readonly lower: GroupKey } | null;
  /** In the order of the data's columns. */
  readonly features: readonly FeatureImportance[];
}

/** What is true of a feature's columns, whatever is measured. */
export interface FeatureFacts {
  readonly feature: string;
  readonly columns: readonly string[];
  /** Why columns are moved together: asked for, one category spread over them, or nearly the same; null for one column. */
  readonly grouped: "asked" | "one_hot" | "correlated" | null;
  /** What a column of zeros and ones is a value of, by its name and those of others: race of race_Black; null when it is none. */
  readonly oneHot: string | null;
  /** Share of rows that are unlike real ones once the values are exchanged: 0.05 where they are like them. null when there are too few rows to say. */
  readonly extrapolation: number | null;
  /** The other column whose ranks go most with this one's, by Spearman's correlation; null when no other has an order. */
  readonly mostAlike: { readonly column: string; readonly rho: number } | null;
  /** Share of the feature that the other columns tell; null unless conditional importance was asked for and has a value. */
  readonly rSquared: number | null;
  /** Rows alike in the other columns that values were exchanged within, how many such subgroups; null unless that was asked for. */
  readonly subgroups: number | null;
}

/** What the model's numbers rest on, feature by feature. */
export interface Importance extends MetricImportance {
  readonly method: "permutation";
  readonly donors: DonorScheme;
  readonly donorWeights: DonorWeights;
  readonly rng: DrawnBy;
  readonly conditional: ConditionalWay;
  readonly groupColumns: ColumnGrouping;
  /** Decisions are score >= this; null where scores are amounts. */
  readonly threshold: number | null;
  readonly repeats: { readonly least: number; readonly most: number };
  /** Rows that were used, of so many that the request keeps; fewer when a limit of rows was set. */
  readonly rowsUsed: number;
  readonly rowsOf: number;
  /** Rows that the model was asked about, and those that were not because their donor has the same value. */
  readonly evals: number;
  readonly skipped: number;
  /** A budget ended the work before every feature was done; those left out say so. */
  readonly truncated: boolean;
  readonly featureFacts: readonly FeatureFacts[];
  /** What the same scores say of other measures. */
  readonly also: readonly MetricImportance[];
  readonly model: Readonly<Record<string, string | number | boolean | null>>;
}
