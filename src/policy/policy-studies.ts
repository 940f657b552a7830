import { camelKeys } from "./camel-keys.js";
import { usualEffects } from "./effects-settings.js";
import { type ImportanceSettings, usualImportance } from "./importance-settings.js";
import type { PolicyFiles } from "./policy.js";
import { usualRecourse } from "./recourse-settings.js";
import { type ReliabilitySettings, usualReliability } from "./reliability-settings.js";
import { usualSage } from "./sage-settings.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { usualShapley } from "./shapley-settings.js";
import { type StressSettings, usualAdversarial, usualStress } from "./stress-settings.js";
import type { StudySettings } from "./study-settings.js";
import { usualSurrogates } from "./surrogate-settings.js";
import { usualWhy, type WhySettings } from "./why-settings.js";
import { usualWorstCase, type WorstCaseSettings } from "./worst-case-settings.js";

/** What a policy asks beyond limits, of a model and of the data, one line a study; absent where it has no such section. */
export function policyStudies({
  importance,
  why,
  effects,
  shapley,
  sage,
  surrogates,
  recourse,
  adversarial,
  reliability,
  worst_case: worst,
}: CheckedPolicy): StudySettings {
  return {
    ...(importance && { importance: importanceOf(importance) }),
    ...(why && { why: whyOf(why) }),
    ...(effects && { effects: { ...usualEffects, ...camelKeys(effects) } }),
    ...(shapley && { shapley: { ...usualShapley, ...camelKeys(shapley) } }),
    ...(sage && { sage: { ...usualSage, ...camelKeys(sage) } }),
    ...(surrogates && { surrogates: { ...usualSurrogates, ...camelKeys(surrogates) } }),
    ...(recourse && { recourse: { ...usualRecourse, ...camelKeys(recourse) } }),
    ...(adversarial && { stress: nearFlipsOf(adversarial) }),
    ...(reliability && { reliability: reliabilityOf(reliability) }),
    ...(worst && { worstCase: worstCaseOf(worst) }),
  };
}

/** The files that studies of a policy read beside the data. */
export const policyFiles = ({ drift, worst_case: worst }: CheckedPolicy): PolicyFiles => ({
  past:
    drift === undefined
      ? null
      : { path: drift.past, columns: drift.columns ?? [], definitions: drift.definitions ?? [], time: drift.time ?? null },
  training: worst?.training ?? null,
});

const reliabilityOf = ({ guarantee, intervals, spread }: NonNullable<CheckedPolicy["reliability"]>): ReliabilitySettings => ({
  // Through decimal text, so that a guarantee of 0.9 allows 0.1 and not 0.09999999999999998.
  alpha: guarantee === undefined ? usualReliability.alpha : Number((1 - guarantee).toPrecision(12)),
  intervals: intervals ?? usualReliability.intervals,
  spread: spread ?? usualReliability.spread,
});

/** Only the search for the nearest change of decision, on all rows. */
function nearFlipsOf({ limits: _limits, only, bounds, ...said }: NonNullable<CheckedPolicy["adversarial"]>): StressSettings {
  const columns = (way: "increase" | "decrease"): readonly string[] =>
    Object.entries(only ?? {}).flatMap(([name, one]) => (one === way ? [name] : []));
  return {
    ...usualStress,
    ...{ tests: null, serving: false, rows: null },
    adversarial: {
      ...usualAdversarial,
      ...camelKeys(said),
      ...{ increaseOnly: columns("increase"), decreaseOnly: columns("decrease") },
      bounds: Object.fromEntries(Object.entries(bounds ?? {}).map(([name, { min, max }]) => [name, [min ?? null, max ?? null]])),
    },
  };
}

const worstCaseOf = (said: NonNullable<CheckedPolicy["worst_case"]>): WorstCaseSettings => ({
  ...usualWorstCase,
  loss: said.loss ?? usualWorstCase.loss,
  by: said.by ?? usualWorstCase.by,
  columns: said.columns ?? usualWorstCase.columns,
  depth: said.depth ?? usualWorstCase.depth,
  shares: (said.limits ?? []).map(({ share }) => share),
  scenarios: (said.scenarios ?? []).map(({ name, shares }) => ({ name, margins: shares })),
});

function importanceOf({
  method: _one,
  metric,
  block,
  repeats,
  max_repeats,
  ...said
}: NonNullable<CheckedPolicy["importance"]>): ImportanceSettings {
  const usual = usualImportance;
  const least = repeats ?? Math.min(usual.repeats.least, max_repeats ?? usual.repeats.least);
  return {
    ...usual,
    ...camelKeys(said),
    metrics: metric ?? usual.metrics,
    together: block ?? usual.together,
    repeats: { least, most: Math.max(least, max_repeats ?? usual.repeats.most) },
  };
}

function whyOf({ block, ...said }: NonNullable<CheckedPolicy["why"]>): WhySettings {
  return { ...usualWhy, ...camelKeys(said), together: block ?? usualWhy.together };
}
