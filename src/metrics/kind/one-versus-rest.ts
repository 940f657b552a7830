import { type Margins, oneAgainstRest } from "./classes.js";
import type { Metric, NoValueReason, Role, Sample } from "./metric.js";
import { isFor } from "./task.js";

/** What can be said of one class: numbers of label and decision, of which none hangs on what is favourable. */
const readable: readonly Role[] = ["label", "prediction"];

/** Whether a metric of binary decisions has a meaning for one class against all others. */
export const isOfClasses = (metric: Metric): boolean =>
  isFor("binary", metric) && metric.needs.every((role) => readable.includes(role)) && metric.id !== "favorable_decision_rate";

/**
 * A metric of binary decisions for one class: that class is positive, every other is negative.
 *
 * Its id is the metric's with the class in brackets: `true_positive_rate[cat]`. A class that neither a label nor a
 * prediction ever has gives no value rather than a rate of 0.
 */
export function oneVersusRest(metric: Metric, name: string, shownAs = name): Metric {
  return {
    ...metric,
    id: `${metric.id}[${name}]`,
    title: `${metric.title} of “${shownAs}”`,
    aliases: [],
    tasks: ["multiclass"],
    ofClass: name,
    sentence: metric.sentence && {
      among: wordsOf(metric.sentence.among, shownAs),
      event: wordsOf(metric.sentence.event, shownAs),
    },
    estimate(sample) {
      const own = sampleOfClass(sample, name);
      return typeof own === "string" ? { value: null, reason: own, numerator: null, denominator: null, n: 0 } : metric.estimate(own);
    },
  };
}

/** The metric and the class of an id such as `true_positive_rate[cat]`; null when it is none. */
export function classOfId(id: string): { readonly metric: string; readonly name: string } | null {
  const match = /^([a-z][a-z0-9_]*)\[(.*)\]$/s.exec(id);
  return match && { metric: match[1]!, name: match[2]! };
}

/** The same rows with one class against all others, or why there are none. */
export function sampleOfClass(sample: Sample, name: string): Sample | NoValueReason {
  const { classes, everyone } = sample;
  if (!classes || !everyone.classes) return "no_classes";
  const place = classes.all.names.indexOf(name) + 1;
  if (place === 0) return "unknown_class";
  const confusionOf = (margins: Margins) => oneAgainstRest(margins, place);
  const { favorable, resamples } = sample;
  return {
    confusion: confusionOf(classes.all.margins),
    leftOut: classes.leftOut?.map(confusionOf) ?? null,
    everyone: {
      confusion: confusionOf(everyone.classes.all.margins),
      leftOut: everyone.classes.leftOut?.map(confusionOf) ?? null,
    },
    favorable,
    get random() {
      return sample.random;
    },
    resamples,
  };
}

function wordsOf(words: string, name: string): string {
  return words
    .replace("get a positive decision", `are predicted “${name}”`)
    .replace("get a negative decision", `are not predicted “${name}”`)
    .replace("whose recorded outcome is positive", `recorded as “${name}”`)
    .replace("whose recorded outcome is negative", `not recorded as “${name}”`)
    .replace("have a positive recorded outcome", `are recorded as “${name}”`)
    .replace("have a negative recorded outcome", `are not recorded as “${name}”`)
    .replace("with a positive decision", `predicted “${name}”`)
    .replace("with a negative decision", `not predicted “${name}”`)
    .replace("positive decisions", `predictions of “${name}”`);
}
