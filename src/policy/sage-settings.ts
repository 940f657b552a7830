/** What is asked about the cost that knowing each feature saves. */
export interface SageSettings {
  /** Rows that stand for everybody when a feature is not known. */
  readonly background: number;
  /** Largest standard error that is small enough, as a share of the distance from the lowest to the highest value. */
  readonly threshold: number;
  /** Most rows that the model is asked about. */
  readonly maxEvals: number;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualSage: SageSettings = { background: 128, threshold: 0.025, maxEvals: 1_000_000, maxSeconds: null };
