/** What a limit on reliability can be about. */
export const reliabilityMeasures = [
  "coverage",
  "coverage_difference",
  "answer_size_difference",
  "width_difference",
  "interval_coverage",
  "interval_coverage_difference",
  "interval_width_difference",
  "calibration_distance",
  "mean_calibration_error",
] as const;
export type ReliabilityMeasure = (typeof reliabilityMeasures)[number];

/** Columns with the interval that the model itself gives around each amount. */
export interface IntervalColumns {
  readonly lower: string;
  readonly upper: string;
}

/** What is asked about how far scores can be relied on. */
export interface ReliabilitySettings {
  /** Share of wrong answers that a guarantee allows: 0.1 = right for 90 of 100. */
  readonly alpha: number;
  /** Of amounts: intervals that stand in the data, which are judged as they are, and widened for the guarantee; null = none. */
  readonly intervals: IntervalColumns | null;
  /** Of amounts: a column with how unsure each prediction is, in the unit of the amount, to which intervals are proportional; null = none. */
  readonly spread: string | null;
}

export const usualReliability: ReliabilitySettings = { alpha: 0.1, intervals: null, spread: null };

/** Columns that only these settings read, and no model. */
export const columnsOfReliability = (settings: ReliabilitySettings | undefined): readonly string[] =>
  [settings?.intervals?.lower, settings?.intervals?.upper, settings?.spread].filter((name) => name !== undefined && name !== null);
