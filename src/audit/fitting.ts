import { type Disparity, isForTask } from "../disparities/disparity.js";
import type { Metric } from "../metrics/kind/metric.js";
import { isOfClasses, oneVersusRest } from "../metrics/kind/one-versus-rest.js";
import { isFor } from "../metrics/kind/task.js";
import type { Counts } from "./counts.js";
import type { MeasurePlan } from "./measure-plan.js";

/** The metrics of a plan that are for its task; where there are classes, those of binary decisions once a class. */
export function fittingMetrics({ task = "binary", metrics }: MeasurePlan, { classes = [] }: Counts): readonly Metric[] {
  const whole = metrics.filter((metric) => isFor(task, metric));
  if (task !== "multiclass") return whole;
  return [...whole, ...metrics.filter(isOfClasses).flatMap((metric) => classes.map((name) => oneVersusRest(metric, name)))];
}

/** The named disparities of a plan that are for its task. */
export const fittingDisparities = ({ task = "binary", disparities }: MeasurePlan): readonly Disparity[] =>
  disparities.filter((disparity) => isForTask(task, disparity));
