import type { Cube } from "../cube/cube.js";
import type { GroupFacts, Grouping } from "../disparities/grouping.js";
import { total, without } from "../metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type Sample } from "../metrics/kind/metric.js";
import type { Limits } from "../stats/limits.js";
import { rng } from "../stats/rng.js";
import type { MeasurePlan } from "./measure-plan.js";
import { type Part, split } from "./split.js";

/** What a metric says of some rows. */
export type Estimating = (metric: Metric) => Estimate | NoEstimate;

/** All rows of a cube and what metrics say of them. */
export interface Everybody {
  readonly part: Part;
  readonly estimate: Estimating;
}

/** Everybody in a cube, of whom its groups are parts. */
export function everybodyIn(cube: Cube, plan: MeasurePlan): Everybody {
  const part = split(cube, [])[0] ?? { at: [], confusion: noRows, leftOut: null };
  return { part, estimate: estimating(part, { everyone: part, name: [], plan }) };
}

const noRows: Part["confusion"] = Array.from({ length: 9 }, () => ({ n: 0, w: 0, w2: 0 }));

/** The groups of a cube by some attributes, with the weight of each; a metric is estimated once for each group, when first asked for. */
export function groupingOf(
  cube: Cube,
  by: readonly string[],
  everybody: Everybody,
  plan: MeasurePlan,
): Grouping & { readonly weights: readonly number[] } {
  const axes = by.map((attribute) => `by.${attribute}`);
  const parts = split(cube, axes);
  const groups = parts.map((part) => factsOf(part, by));
  const everyone = everybody.part;
  const place = (kind: string, i: number) => ({ everyone, name: [kind, ...Object.entries(groups[i]!.key).flat()], plan });
  const ofGroups = parts.map((part, i) => estimating(part, place("group", i)));
  const ofRests = parts.map((part, i) => estimating(restOf(everyone, part), place("rest", i)));
  return {
    groups,
    weights: parts.map(({ confusion }) => total(confusion).w),
    minN: plan.minN,
    reference: referenceAmong(groups, by, plan.references),
    referenceBy: by.every((attribute) => Object.hasOwn(plan.references, attribute)) ? "named" : "largest",
    estimates: once((metric) => ofGroups.map((estimate) => estimate(metric))),
    everybody: everybody.estimate,
    rest: once((metric) => ofRests.map((estimate) => estimate(metric))),
  };
}

function factsOf({ at, confusion }: Part, by: readonly string[]): GroupFacts {
  return {
    key: Object.fromEntries(by.map((attribute, i) => [attribute, at[i] === null ? "(missing)" : String(at[i])])),
    rows: total(confusion).n,
    missing: at.includes(null),
  };
}

function restOf(everyone: Part, { at, confusion, leftOut }: Part): Part {
  return {
    at,
    confusion: without(everyone.confusion, confusion),
    leftOut: leftOut?.map((left, j) => without(everyone.leftOut![j]!, left)) ?? null,
  };
}

/** The largest group among those with the references that were named; the first of equals. */
function referenceAmong(groups: readonly GroupFacts[], by: readonly string[], references: MeasurePlan["references"]): GroupFacts | null {
  const named = by.filter((attribute) => Object.hasOwn(references, attribute));
  return groups
    .filter(({ key, missing }) => !missing && named.every((attribute) => key[attribute] === references[attribute]))
    .reduce<GroupFacts | null>((largest, group) => (largest === null || group.rows > largest.rows ? group : largest), null);
}

interface Place {
  readonly everyone: Sample["everyone"];
  /** Names the stream of random numbers, beside the metric. */
  readonly name: readonly string[];
  readonly plan: MeasurePlan;
}

/** What metrics say of a part of the rows; each is asked once. */
function estimating({ confusion, leftOut }: Part, { everyone, name, plan }: Place): Estimating {
  return once((metric) => {
    const estimate = metric.estimate({
      confusion,
      leftOut,
      everyone,
      favorable: plan.favorable,
      // Most metrics never draw, and a stream costs more than they do.
      get random() {
        return rng(plan.seed, "metric", metric.id, ...name);
      },
      resamples: plan.resamples,
    });
    return hasValue(estimate) ? { ...estimate, limits: remembered(estimate.limits) } : estimate;
  });
}

/** The same function, that remembers its answers. */
function once<Answer>(answer: (metric: Metric) => Answer): (metric: Metric) => Answer {
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
