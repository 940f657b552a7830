/** What may be changed so that a decision turns, and how hard that is. Columns are those that the model reads. */
export interface RecourseSettings {
  /** Columns that nobody can change; protected attributes never are. */
  readonly immutable: readonly string[];
  /** Columns that only rise, or only fall. */
  readonly only: Readonly<Record<string, "increase" | "decrease">>;
  /** Column → the values that it may be changed to. */
  readonly allowed: Readonly<Record<string, readonly (string | number)[]>>;
  /** Name → columns that change together or not at all. */
  readonly linked: Readonly<Record<string, readonly string[]>>;
  /** Column → how many times its change counts; 1 when left out. */
  readonly costs: Readonly<Record<string, number>>;
  /** People of each group that a way is looked for, at most. */
  readonly perGroup: number;
  /** Rows with the wanted decision that are tried in turn, the nearest first. */
  readonly donors: number;
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualRecourse: RecourseSettings = {
  immutable: [],
  only: {},
  allowed: {},
  linked: {},
  costs: {},
  perGroup: 300,
  donors: 10,
  maxEvals: null,
  maxSeconds: null,
};
