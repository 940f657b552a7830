/** What a limit on reliability can be about. */
export const reliabilityMeasures = [
  "coverage",
  "coverage_difference",
  "answer_size_difference",
  "calibration_distance",
  "mean_calibration_error",
] as const;
export type ReliabilityMeasure = (typeof reliabilityMeasures)[number];

/** What is asked about how far scores can be relied on. */
export interface ReliabilitySettings {
  /** Share of wrong answers that a guarantee allows: 0.1 = right for 90 of 100. */
  readonly alpha: number;
}

export const usualReliability: ReliabilitySettings = { alpha: 0.1 };
