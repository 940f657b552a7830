/** Where a row takes a feature's value from: any row, a row of its own group, a row of another group. */
export type DonorScheme = "pooled" | "within" | "cross";

export const donorSchemes = ["pooled", "within", "cross"] as const satisfies readonly DonorScheme[];

/** What is asked about importance. */
export interface ImportanceSettings {
  /** Metrics and gaps; [] = what suits the data. The first is the leading one. */
  readonly metrics: readonly string[];
  /** Columns to look at; [] = all that the model reads. */
  readonly features: readonly string[];
  /** Columns that are moved together, by the name they are shown under. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  readonly donors: DonorScheme;
  readonly repeats: { readonly least: number; readonly most: number };
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualImportance: ImportanceSettings = {
  metrics: [],
  features: [],
  together: {},
  donors: "pooled",
  repeats: { least: 10, most: 50 },
  maxEvals: null,
  maxSeconds: null,
};
