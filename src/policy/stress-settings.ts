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

/** How the score is expected to move when one feature changes and all else stays. */
export interface Expectation {
  readonly feature: string;
  /** Never falls as the feature grows; never rises; stays; or moves in one direction only, whichever. */
  readonly expected: "increase" | "decrease" | "invariant" | "monotone";
  /** Moves of the score up to this are no violation. */
  readonly tolerance: number;
  /** Id of the check that asks for it; null = nobody judges it. */
  readonly check: string | null;
}

export const expectedMoves = ["increase", "decrease", "invariant", "monotone"] as const satisfies readonly Expectation["expected"][];

/** What is asked about how little has to change for another decision. */
export interface AdversarialSettings {
  /** Most rows that are tried, spread evenly over the groups of the first attribute. */
  readonly rows: number;
  /** Most questions for each row, of the search over all columns at once. */
  readonly queries: number;
  /** Columns that never change, and those that only grow or shrink. */
  readonly immutable: readonly string[];
  readonly increaseOnly: readonly string[];
  readonly decreaseOnly: readonly string[];
  /** Column → the least and the most that it may become; null = no bound. Only values that occur are tried, so that whole numbers stay whole. */
  readonly bounds: Readonly<Record<string, readonly [number | null, number | null]>>;
  /** Most rows that this alone may ask the model about, within the budget of all; null = no limit of its own. */
  readonly maxEvals: number | null;
}

/** What a limit on near other decisions can be about. */
export const adversarialMeasures = [
  "flipped_within",
  "flipped_within_difference",
  "median_flip_distance",
  "median_flip_distance_difference",
] as const;
export type AdversarialMeasure = (typeof adversarialMeasures)[number];

export const usualAdversarial: AdversarialSettings = {
  rows: 100,
  queries: 1000,
  immutable: [],
  increaseOnly: [],
  decreaseOnly: [],
  bounds: {},
  maxEvals: null,
};

/** What is asked about disturbed data. */
export interface StressSettings {
  /** [] = every perturbation that suits a column; null = none. */
  readonly tests: readonly StressTest[] | null;
  readonly expectations: readonly Expectation[];
  /** Whether the model is asked the same again, in other batches and another order. */
  readonly serving: boolean;
  /** How little has to change for another decision; null = not asked. */
  readonly adversarial: AdversarialSettings | null;
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
  expectations: [],
  serving: true,
  adversarial: null,
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
