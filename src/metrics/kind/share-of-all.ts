import { confusionCells, type Outcome, without } from "./confusion.js";
import type { Metric, Sample } from "./metric.js";
import { estimateShare } from "./share.js";

const nobody = confusionCells.map(() => false);

/** Of all rows of all groups with an event, the share that is in this group: the estimate of a metric that all groups share the denominator of. */
export function shareOfAll(event: (label: Outcome, prediction: Outcome, favorable: Sample["favorable"]) => boolean): Metric["estimate"] {
  return ({ everyone, ...sample }) => {
    const happened = confusionCells.map(({ label, prediction }) => event(label, prediction, sample.favorable));
    const restLeftOut = sample.leftOut?.map((part, j) => [...part, ...without(everyone.leftOut![j]!, part)]) ?? null;
    const split = {
      ...sample,
      everyone,
      confusion: [...sample.confusion, ...without(everyone.confusion, sample.confusion)],
      leftOut: restLeftOut,
    };
    return estimateShare(split, [...happened, ...happened], [...happened, ...nobody]);
  };
}
