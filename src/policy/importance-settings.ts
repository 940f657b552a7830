/** Where a row takes a feature's value from: any row, a row of its own group, a row of another group. */
export type DonorScheme = "pooled" | "within" | "cross";
export const donorSchemes = ["pooled", "within", "cross"] as const satisfies readonly DonorScheme[];

/** Whether each row gives equally often, or as often as its weight says. */
export type DonorWeights = "uniform" | "weighted";
export const donorWeightings = ["uniform", "weighted"] as const satisfies readonly DonorWeights[];

/** Who draws: the named streams of everything here, or NumPy's generator as scikit-learn uses it, for parity. */
export type DrawnBy = "streams" | "numpy-legacy";
export const drawnBy = ["streams", "numpy-legacy"] as const satisfies readonly DrawnBy[];

/** Which columns are moved together beside those that were named: none, or those of one category spread over columns and those that say nearly the same. */
export type ColumnGrouping = "none" | "auto";
export const columnGroupings = ["none", "auto"] as const satisfies readonly ColumnGrouping[];

/** Importance given the other columns: not asked, by rows alike in them, or by knockoffs. */
export type ConditionalWay = "none" | "subgroups" | "knockoffs";
export const conditionalWays = ["none", "subgroups", "knockoffs"] as const satisfies readonly ConditionalWay[];

/** What is asked about importance. */
export interface ImportanceSettings {
  /** Metrics and gaps; [] = what suits the data. The first is the leading one. */
  readonly metrics: readonly string[];
  /** Columns to look at; [] = all that the model reads. */
  readonly features: readonly string[];
  /** Columns that are moved together, by the name they are shown under. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  readonly groupColumns: ColumnGrouping;
  readonly donors: DonorScheme;
  readonly donorWeights: DonorWeights;
  readonly rng: DrawnBy;
  readonly conditional: ConditionalWay;
  /** Whether each group of each attribute is looked at by itself as well. */
  readonly byGroup: boolean;
  readonly repeats: { readonly least: number; readonly most: number };
  /** Most rows of the data that are used, drawn at random; null = all. */
  readonly maxRows: number | null;
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualImportance: ImportanceSettings = {
  metrics: [],
  features: [],
  together: {},
  groupColumns: "none",
  donors: "pooled",
  donorWeights: "uniform",
  rng: "streams",
  conditional: "none",
  byGroup: true,
  repeats: { least: 10, most: 50 },
  maxRows: null,
  maxEvals: null,
  maxSeconds: null,
};
