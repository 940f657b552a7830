import { type Estimate, hasValue, type Metric, type NoEstimate, type Sample } from "../metrics/kind/metric.js";
import type { Limits } from "../stats/limits.js";
import { rng } from "../stats/rng.js";
import type { MeasurePlan } from "./measure-plan.js";
import type { Part } from "./split.js";

/** What a metric says of some rows. */
export type Estimating = (metric: Metric) => Estimate | NoEstimate;

/** Whose rows a part are, and where its random numbers come from. */
export interface Place {
  readonly everyone: Sample["everyone"];
  /** Names the stream of random numbers, beside the metric. */
  readonly name: readonly string[];
  readonly plan: MeasurePlan;
  readonly draws?: number;
}

/** What metrics say of a part of the rows; each is asked once. */
export function estimating(
  { confusion, leftOut, scores, classes, amounts, ranking }: Part,
  { everyone, name, plan, draws }: Place,
): Estimating {
  return once((metric) => {
    const estimate = metric.estimate({
      confusion,
      leftOut,
      scores,
      classes,
      amounts,
      ranking,
      everyone,
      favorable: plan.favorable,
      // Most metrics never draw, and a stream costs more than they do.
      get random() {
        return rng(plan.seed, "metric", metric.id, ...name);
      },
      resamples: plan.resamples,
      ...(draws !== undefined && { draws }),
    });
    return hasValue(estimate) ? { ...estimate, limits: remembered(estimate.limits) } : estimate;
  });
}

/** The same function, that remembers its answers. */
export function once<Answer>(answer: (metric: Metric) => Answer): (metric: Metric) => Answer {
  const known = new Map<Metric, Answer>();
  return (metric) => {
    if (!known.has(metric)) known.set(metric, answer(metric));
    return known.get(metric)!;
  };
}

/** The same limits, computed once a level: every pair of a group asks for them. */
function remembered(limits: Estimate["limits"]): Estimate["limits"] {
  const alphas: number[] = [];
  const found: (Limits | null)[] = [];
  return (alpha) => {
    const at = alphas.indexOf(alpha);
    if (at !== -1) return found[at]!;
    const fresh = limits(alpha);
    alphas.push(alpha);
    found.push(fresh);
    return fresh;
  };
}
