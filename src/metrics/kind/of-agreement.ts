import { agreement } from "./classes.js";
import type { Metric, Sample } from "./metric.js";

/** A metric that asks only whether label and decision agree, which has a meaning for any number of classes. */
export function ofAgreement<M extends Metric>(metric: M): M {
  return { ...metric, tasks: ["binary", "multiclass"], estimate: (sample) => metric.estimate(sample.classes ? agreed(sample) : sample) };
}

function agreed(sample: Sample): Sample {
  const { classes, everyone, favorable, resamples } = sample;
  const of = (sampled: NonNullable<Sample["classes"]>) => ({
    confusion: agreement(sampled.all.margins),
    leftOut: sampled.leftOut?.map(agreement) ?? null,
  });
  return {
    ...of(classes!),
    everyone: of(everyone.classes!),
    favorable,
    get random() {
      return sample.random;
    },
    resamples,
  };
}
