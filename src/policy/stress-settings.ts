import type { Perturbation } from "../perturbations/perturbation.js";

/** A disturbance that is asked for, at one amount or at every severity. */
export interface StressTest {
  /** Id of a perturbation. */
  readonly test: string;
  /** What it strikes; null = every column that suits it. */
  readonly columns: "numeric" | "categorical" | "all" | readonly string[] | null;
  /** null = the amounts of its severities. */
  readonly amount: number | null;
  /** null = as often as the settings say. */
  readonly repeats: number | null;
  /** Of an exchanged attribute: its value → other columns → the values that go with it. */
  readonly coupled: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  /** Id of the check that asks for it; null = nobody judges it. */
  readonly check: string | null;
}

/** What is asked about disturbed data. */
export interface StressSettings {
  /** [] = every perturbation that suits a column. */
  readonly tests: readonly StressTest[];
  /** Perturbations of one's own, beside those that ship. */
  readonly own: readonly Perturbation[];
  /** Columns to disturb; [] = all that the model reads but the protected attributes. */
  readonly columns: readonly string[];
  /** Of 1 to 5; 0 is the data as they are. */
  readonly severities: readonly number[];
  /** Metrics and gaps to follow; [] = what suits the data. */
  readonly measures: readonly string[];
  /** How often a disturbance that chance decides is drawn. */
  readonly repeats: number;
  /** Most rows that are used; null = all. */
  readonly rows: number | null;
  /** The share of decisions that may change before a column counts as not surviving an error. */
  readonly tolerance: number;
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualStress: StressSettings = {
  tests: [],
  own: [],
  columns: [],
  severities: [1, 2, 3, 4, 5],
  measures: [],
  repeats: 3,
  rows: 2000,
  tolerance: 0.05,
  maxEvals: null,
  maxSeconds: null,
};

/** A test with everything else as usual. */
export const plainTest = (test: string): StressTest => ({ test, columns: null, amount: null, repeats: null, coupled: {}, check: null });
