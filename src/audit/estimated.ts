import type { GroupFacts, Grouping } from "../disparities/grouping.js";
import { total, without } from "../metrics/kind/confusion.js";
import { complementOf } from "../metrics/kind/ranking.js";
import { rng } from "../stats/rng.js";
import { amountPartWithout } from "./amount-parts.js";
import { classPartWithout } from "./class-parts.js";
import type { Counts } from "./counts.js";
import { type Estimating, estimating, once } from "./estimating.js";
import type { MeasurePlan } from "./measure-plan.js";
import { sampledWithout } from "./score-parts.js";
import { noRows, type Part, split } from "./split.js";
import { lazily, strataAxes, strataOf } from "./strata.js";

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
