import type { Metric, Role } from "../metrics/kind/metric.js";
import { isFor, type Task } from "../metrics/kind/task.js";
import type { Grouping } from "./grouping.js";
import type { DisparityRow, GroupKey } from "./row.js";

/** What a disparity says of one grouping: a row without its name and place. */
export type Gap = Omit<DisparityRow, "id" | "by" | "group">;

/** At which level the bounds of a disparity are taken. */
export interface Level {
  /** Probability with which each bound may miss; the lower one of a gap is corrected for the number of pairs. */
  readonly alpha: number;
  /** The value that a verdict compares with, for which the correction is chosen; null = bounds for display, valid for every limit. */
  readonly limit: number | null;
  /** "none" = each pair at alpha as if it were the only one, for the p of the pair that is nearest to a decision. */
  readonly correction?: "none";
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
  /** Of several metrics, its value is that of one, which its row names; absent = it has one, or takes all together. */
  readonly decidedByOne?: true;
  /** What it reads of each row; absent = what its metrics read. */
  readonly needs?: readonly Role[];
  /** For which tasks it is; absent = those that all its metrics are for. */
  readonly tasks?: readonly Task[];
  /** Id of the contrast that it takes. */
  readonly contrast: string;
  /** Other names that users may write. */
  readonly aliases: readonly string[];
  /** Where the definition is written down: author, year, section. */
  readonly source: string;
  measure(grouping: Grouping, level: Level): Gap;
  /** For a disparity that also has a number for each group: those. */
  measureGroups?(grouping: Grouping, level: Level): readonly (Gap & { readonly group: GroupKey })[];
}

/** What a disparity reads of each row. */
export const needsOf = ({ needs, metrics }: Disparity): readonly Role[] => needs ?? [...new Set(metrics.flatMap((metric) => metric.needs))];

/** Whether a disparity is for a task. */
export const isForTask = (task: Task, { tasks, metrics }: Disparity): boolean =>
  tasks === undefined && metrics.length > 0
    ? metrics.every((metric) => isFor(task, metric))
    : isFor(task, tasks === undefined ? {} : { tasks });
