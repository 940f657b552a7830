import type { Result } from "../audit/result.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";
import { classOfId, oneVersusRest } from "../metrics/kind/one-versus-rest.js";
import { isAbsentInput } from "./absent-inputs.js";
import { formatName } from "./format-name.js";
import { everybody } from "./groupings.js";

/** What a report says about a metric; a metric that is not built in has only its name and formula. */
export interface MeasureFacts {
  readonly id: string;
  readonly title: string;
  readonly unit: Metric["unit"];
  readonly better: Metric["better"];
  readonly formula: string | null;
  readonly source: string | null;
  readonly sentence: Metric["sentence"];
}

const builtIn: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.id, metric]));

/** The facts of the metric with this id. */
export function measureFacts(result: Result, id: string): MeasureFacts {
  const metric = builtIn.get(id) ?? metricOfClass(id);
  if (metric) return result.plan.task === "multiclass" ? ofClasses(metric) : metric;
  const formula = Object.hasOwn(result.plan.formulas, id) ? formatName(result.plan.formulas[id]!) : null;
  return {
    id,
    title: formatName(id),
    unit: "score",
    better: "neither",
    formula,
    source: formula && "Defined for this audit",
    sentence: null,
  };
}

/** Ids of the metrics that the result holds and whose inputs the data have, in the order in which they are shown: built-in ones first. */
export function measuresOf(result: Result): readonly string[] {
  const all = everybody(result)?.metrics ?? {};
  return allMeasuresOf(result).filter((id) => all[id] === undefined || all[id].value !== null || !isAbsentInput(all[id].reason));
}

/** Ids of all metrics that the result holds, whether or not the data have what they need. */
export function allMeasuresOf(result: Result): readonly string[] {
  const present = new Set(result.groups.flatMap((row) => Object.keys(row.metrics)));
  const known = metrics.map(({ id }) => id as string).filter((id) => present.delete(id));
  return [...known, ...[...present].sort()];
}

/** Whether it is of one class against the rest: there are as many as classes times rates. */
export const isOfClass = (id: string): boolean => metricOfClass(id) !== null;

/** Of several classes a prediction is right or wrong, and nobody gets a decision. */
function ofClasses(metric: Metric): MeasureFacts {
  const { sentence } = metric;
  const event = sentence?.event
    .replace("get the decision that matches their recorded outcome", "are predicted their recorded class")
    .replace("get a decision that does not match their recorded outcome", "are predicted a class other than their recorded one");
  return sentence && event !== undefined && event !== sentence.event ? { ...metric, sentence: { ...sentence, event } } : metric;
}

function metricOfClass(id: string): Metric | null {
  const found = classOfId(id);
  const metric = found && builtIn.get(found.metric);
  return metric ? oneVersusRest(metric, found.name, formatName(found.name)) : null;
}
