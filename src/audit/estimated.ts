import type { Coordinate, Cube } from "../cube/cube.js";
import type { Series } from "../cube/series.js";
import type { GroupFacts, Grouping, Stratum } from "../disparities/grouping.js";
import { total, without } from "../metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type Sample } from "../metrics/kind/metric.js";
import { complementOf } from "../metrics/kind/ranking.js";
import type { Limits } from "../stats/limits.js";
import { rng } from "../stats/rng.js";
import { type AmountSeries, amountPartWithout } from "./amount-parts.js";
import { classPartWithout } from "./class-parts.js";
import type { MeasurePlan } from "./measure-plan.js";
import type { Ranked } from "./ranking-parts.js";
import { sampledWithout } from "./score-parts.js";
import { type Part, split } from "./split.js";

/** What a metric says of some rows. */
export type Estimating = (metric: Metric) => Estimate | NoEstimate;

/** Counts of some rows, and the scores of the same rows where there are any. */
export interface Counts {
  readonly cube: Cube;
  readonly scores: Series | null;
  /** Whether every score of the data, of which these may be a part, lies from 0 to 1. */
  readonly probabilities: boolean;
  /** The names of all classes; absent when the task has none. */
  readonly classes?: readonly string[];
  /** Absent unless amounts are predicted. */
  readonly amounts?: AmountSeries;
  /** Absent unless rows are ranked. */
  readonly ranked?: Ranked;
}

/** All rows of a cube and what metrics say of them. */
export interface Everybody {
  readonly part: Part;
  readonly estimate: Estimating;
}

/** Everybody in a cube, of whom its groups are parts. */
export function everybodyIn(counts: Counts, plan: MeasurePlan): Everybody {
  const part = split(counts, [])[0] ?? {
    at: [],
    confusion: noRows,
    leftOut: null,
    scores: null,
    classes: null,
    amounts: null,
    ranking: null,
  };
  return { part, estimate: estimating(part, { everyone: part, name: [], plan }) };
}

const noRows: Part["confusion"] = Array.from({ length: 9 }, () => ({ n: 0, w: 0, w2: 0 }));

/** Shuffles behind a p-value. Intersections are many and of many groups: there p tells 0.01 from more, and no less. */
const DRAWS_AT_INTERSECTIONS = 99;

/** The groups of a cube by some attributes, with the weight of each; a metric is estimated once for each group, when first asked for. */
export function groupingOf(
  counts: Counts,
  by: readonly string[],
  everybody: Everybody,
  plan: MeasurePlan,
): Grouping & { readonly weights: readonly number[] } {
  const axes = by.map((attribute) => `by.${attribute}`);
  const { cube, scores } = counts;
  const parts = split(counts, axes);
  const groups = parts.map((part) => factsOf(part, by));
  const everyone = everybody.part;
  const few = by.length > 1 && { draws: DRAWS_AT_INTERSECTIONS };
  const place = (kind: string, i: number) => ({ everyone, name: [kind, ...Object.entries(groups[i]!.key).flat()], plan, ...few });
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
    scores: scores && parts.map((part) => part.scores!),
    ...(counts.classes && { classes: parts.map((part) => part.classes!) }),
    ...(counts.amounts && { amounts: parts.map((part) => part.amounts!) }),
    ...(counts.ranked && { rankings: parts.map((part) => part.ranking!) }),
    ...few,
    random: (...name) => rng(plan.seed, "grouping", ...by, ...name),
    ...(strataAxes(cube).length > 0 && { strata: lazily(() => strataOf(counts, by, groups, plan)) }),
  };
}

const STRATUM = "stratum.";
const strataAxes = (cube: Cube): readonly string[] => cube.axes.filter((axis) => axis.startsWith(STRATUM));

/** The groups of a grouping within each stratum; scores are left to the whole. */
function strataOf(counts: Counts, by: readonly string[], groups: readonly GroupFacts[], plan: MeasurePlan): readonly Stratum[] {
  const { cube } = counts;
  const whole = { ...counts, scores: null };
  const strata = strataAxes(cube);
  const axes = by.map((attribute) => `by.${attribute}`);
  const keyOf = (at: readonly Coordinate[]): string => JSON.stringify(at.map((value) => (value === null ? "(missing)" : String(value))));
  const cells = new Map(split(whole, [...strata, ...axes]).map((part) => [keyOf(part.at), part]));
  return split(whole, strata).map((everyone) => {
    const key = Object.fromEntries(strata.map((axis, i) => [axis.slice(STRATUM.length), String(everyone.at[i] ?? "(missing)")]));
    const nobody: Part = {
      ...everyone,
      confusion: noRows,
      leftOut: everyone.leftOut?.map(() => noRows) ?? null,
      classes: everyone.classes && classPartWithout(everyone.classes, everyone.classes),
    };
    const ofGroups = groups.map((group) => {
      const part = cells.get(keyOf([...everyone.at, ...by.map((name) => group.key[name]!)])) ?? nobody;
      return estimating(part, {
        everyone,
        name: ["stratum", ...Object.entries(key).flat(), "group", ...Object.entries(group.key).flat()],
        plan,
      });
    });
    return {
      key,
      rows: total(everyone.confusion).n,
      estimates: once((metric) => ofGroups.map((estimate) => estimate(metric))),
      everybody: estimating(everyone, { everyone, name: ["stratum", ...Object.entries(key).flat()], plan }),
    };
  });
}

function lazily<Answer>(answer: () => Answer): () => Answer {
  const known: Answer[] = [];
  return () => {
    if (known.length === 0) known.push(answer());
    return known[0]!;
  };
}

function factsOf({ at, confusion }: Part, by: readonly string[]): GroupFacts {
  return {
    key: Object.fromEntries(by.map((attribute, i) => [attribute, at[i] === null ? "(missing)" : String(at[i])])),
    rows: total(confusion).n,
    missing: at.includes(null),
  };
}

function restOf(everyone: Part, { at, confusion, leftOut, scores, classes, amounts, ranking }: Part): Part {
  return {
    at,
    confusion: without(everyone.confusion, confusion),
    leftOut: leftOut?.map((left, j) => without(everyone.leftOut![j]!, left)) ?? null,
    scores: scores && sampledWithout(everyone.scores!, scores),
    classes: classes && classPartWithout(everyone.classes!, classes),
    amounts: amounts && amountPartWithout(everyone.amounts!, amounts),
    ranking: ranking && complementOf(ranking),
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
  readonly draws?: number;
}

/** What metrics say of a part of the rows; each is asked once. */
function estimating({ confusion, leftOut, scores, classes, amounts, ranking }: Part, { everyone, name, plan, draws }: Place): Estimating {
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
