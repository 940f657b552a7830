import { type ImportanceSettings, usualImportance } from "./importance-settings.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import type { StudySettings } from "./study-settings.js";

/** What a policy asks of a model, one line a study; absent where it has no such section. */
export function policyStudies({ importance }: CheckedPolicy): StudySettings {
  return {
    ...(importance && { importance: importanceOf(importance) }),
  };
}

function importanceOf(said: NonNullable<CheckedPolicy["importance"]>): ImportanceSettings {
  const usual = usualImportance;
  const least = said.repeats ?? Math.min(usual.repeats.least, said.max_repeats ?? usual.repeats.least);
  return {
    metrics: said.metric ?? usual.metrics,
    features: said.features ?? usual.features,
    together: said.block ?? usual.together,
    groupColumns: said.group_columns ?? usual.groupColumns,
    donors: said.donors ?? usual.donors,
    donorWeights: said.donor_weights ?? usual.donorWeights,
    rng: said.rng ?? usual.rng,
    conditional: said.conditional ?? usual.conditional,
    byGroup: said.by_group ?? usual.byGroup,
    repeats: { least, most: Math.max(least, said.max_repeats ?? usual.repeats.most) },
    maxRows: said.max_rows ?? usual.maxRows,
    maxEvals: said.max_evals ?? usual.maxEvals,
    maxSeconds: said.max_seconds ?? usual.maxSeconds,
  };
}
