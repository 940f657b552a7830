/** What is asked about how the model's numbers move with its features. */
export interface EffectsSettings {
  /** Columns to look at; [] = those on which most rests. */
  readonly features: readonly string[];
  /** The class whose number is looked at; null = the positive one, or all where that is cheap. */
  readonly class: string | null;
  /** How many are looked at when none is named. */
  readonly most: number;
  /** Points of a grid, and bins of local effects, at most. */
  readonly points: number;
  /** Rows that a model without open trees is asked about; of trees every row counts. */
  readonly rows: number;
  /** Whether interactions of features are measured too. */
  readonly interactions: boolean;
  /** Most rows that the model is asked about; null = no limit. */
  readonly maxEvals: number | null;
  /** Most seconds; null = no limit. */
  readonly maxSeconds: number | null;
}

export const usualEffects: EffectsSettings = {
  features: [],
  class: null,
  most: 6,
  points: 20,
  rows: 2_000,
  interactions: false,
  maxEvals: null,
  maxSeconds: null,
};
