import { normalQuantile } from "../../stats/normal.js";

/** What one feature adds to the gap between two groups. */
export interface GapPart {
  readonly feature: string;
  /** Positive: it raises the first group over the second. */
  readonly value: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

/** What some features add together, with the error of their sum: what errors share is counted. */
export type GapSum = Omit<GapPart, "feature">;

/** The sum with its two-sided limits. */
export function withLimits(value: number, se: number, confidence: number): GapSum {
  const reach = se === 0 ? 0 : normalQuantile((1 + confidence) / 2) * se;
  return { value, se, lower: value - reach, upper: value + reach };
}
