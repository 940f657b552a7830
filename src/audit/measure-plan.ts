import type { Contrast } from "../contrasts/contrast.js";
import type { Disparity } from "../disparities/disparity.js";
import type { Metric } from "../metrics/kind/metric.js";

/** What is to be measured on a cube whose axes are `label`, `prediction`, `cluster` (0 … buckets − 1) and `by.<attribute>`; absent axes are roles that nobody gave. */
export interface MeasurePlan {
  /** Lists of attribute names; each is one way to split the rows. */
  readonly groupings: readonly (readonly string[])[];
  readonly favorable: "positive" | "negative";
  /** Two-sided confidence of groups' limits and one-sided confidence of disparities' bounds. */
  readonly confidence: number;
  /** Rows a metric's denominator needs before its group is compared. */
  readonly minN: number;
  readonly seed: number;
  readonly resamples: number;
  /** Attribute → the group to compare with; absent = the largest group. */
  readonly references: Readonly<Record<string, string>>;
  readonly metrics: readonly Metric[];
  readonly contrasts: readonly Contrast[];
  readonly disparities: readonly Disparity[];
}
