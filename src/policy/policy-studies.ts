import { camelKeys } from "./camel-keys.js";
import { usualEffects } from "./effects-settings.js";
import { type ImportanceSettings, usualImportance } from "./importance-settings.js";
import { usualRecourse } from "./recourse-settings.js";
import { usualSage } from "./sage-settings.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { usualShapley } from "./shapley-settings.js";
import type { StudySettings } from "./study-settings.js";
import { usualSurrogates } from "./surrogate-settings.js";
import { usualWhy, type WhySettings } from "./why-settings.js";

/** What a policy asks beyond limits, of a model and of the data, one line a study; absent where it has no such section. */
export function policyStudies({ importance, why, effects, shapley, sage, surrogates, recourse }: CheckedPolicy): StudySettings {
  return {
    ...(importance && { importance: importanceOf(importance) }),
    ...(why && { why: whyOf(why) }),
    ...(effects && { effects: { ...usualEffects, ...camelKeys(effects) } }),
    ...(shapley && { shapley: { ...usualShapley, ...camelKeys(shapley) } }),
    ...(sage && { sage: { ...usualSage, ...camelKeys(sage) } }),
    ...(surrogates && { surrogates: { ...usualSurrogates, ...camelKeys(surrogates) } }),
    ...(recourse && { recourse: { ...usualRecourse, ...camelKeys(recourse) } }),
  };
}

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
