import type { Metric, Role } from "../metrics/kind/metric.js";
import type { Grouping } from "./grouping.js";
import type { DisparityRow } from "./row.js";

/** What a disparity says of one grouping: a row without its name and place. */
export type Gap = Omit<DisparityRow, "id" | "by" | "group">;

/** At which level the bounds of a disparity are taken. */
export interface Level {
  /** Probability with which each bound may miss; the lower one of a gap is corrected for the number of pairs. */
  readonly alpha: number;
  /** The value that a verdict compares with, for which the correction is chosen; null = bounds for display, valid for every limit. */
  readonly limit: number | null;
}

/** A named disparity between groups: one or more metrics and the way their values are set against each other. */
export interface Disparity {
  /** snake_case, unique; the file's name in kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly scale: "difference" | "ratio";
  readonly ideal: number;
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  readonly better: "lower" | "higher" | "ideal";
  readonly metrics: readonly Metric[];
  /** Id of the contrast that it takes. */
  readonly contrast: string;
  /** Other names that users may write. */
  readonly aliases: readonly string[];
  /** Where the definition is written down: author, year, section. */
  readonly source: string;
  measure(grouping: Grouping, level: Level): Gap;
}

/** What a disparity reads of each row. */
export const needsOf = ({ metrics }: Disparity): readonly Role[] => [...new Set(metrics.flatMap(({ needs }) => needs))];
