/** Another make-up of the people: the shares of some groups of some attributes; the others keep their proportions in what is left. */
export interface Scenario {
  readonly name: string;
  /** Attribute → group → share of the people. */
  readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Rows in memory as a table holds them. */
export interface TrainingRows {
  readonly rows: number;
  readonly columns: ReadonlyMap<
    string,
    | { readonly kind: "number"; readonly values: Float64Array }
    | { readonly kind: "category"; readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly levels: readonly string[] }
  >;
}

/** What is asked about the worst that can happen. Needs no model: the decisions or scores in the data will do. */
export interface WorstCaseSettings {
  /** "error_rate", "brier_score", "log_loss", "mean_absolute_error" or "mean_squared_error"; null = what suits the data. */
  readonly loss: string | null;
  /** Columns that subpopulations are told apart by; [] = the protected attributes. */
  readonly by: readonly string[];
  /** The largest loss that would do; null = none is stated. */
  readonly limit: number | null;
  /** Shares of the people that the worst part is also looked at for, beside every twentieth. */
  readonly shares: readonly number[];
  /** Columns searched for weak spots; [] = those that the model reads or, without a model, those that have no role. */
  readonly columns: readonly string[];
  /** Conditions of a weak spot, at most. */
  readonly depth: number;
  readonly scenarios: readonly Scenario[];
  /** Rows that the model was trained on, with the same columns; null = not given. */
  readonly training: TrainingRows | null;
}

export const usualWorstCase: WorstCaseSettings = {
  loss: null,
  by: [],
  limit: null,
  shares: [],
  columns: [],
  depth: 3,
  scenarios: [],
  training: null,
};
