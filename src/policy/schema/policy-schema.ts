import type { z as Zod } from "zod";
import { adversarialSection } from "./adversarial-section.js";
import { checkEntry } from "./check-entry.js";
import { columnsSection } from "./columns-section.js";
import { dataSection } from "./data-section.js";
import { effectsSection, sageSection, shapleySection } from "./explained-sections.js";
import { groupsSection } from "./groups-section.js";
import { modelSection } from "./model-section.js";
import { expectationEntry, importanceSection, robustnessEntry } from "./model-sections.js";
import { neighborsSection } from "./neighbors-section.js";
import { outcomeSection } from "./outcome-section.js";
import { packsSection } from "./packs-section.js";
import { recourseSection } from "./recourse-section.js";
import { baselineSection, reportSection } from "./report-section.js";
import { driftSection, reliabilitySection, worstCaseSection } from "./study-sections.js";
import { surrogatesSection } from "./surrogates-section.js";
import { values } from "./values.js";
import { waiverEntry } from "./waiver-entry.js";
import { whySection } from "./why-section.js";

/** A policy file: the one source of what is checked, of the JSON Schema and of its descriptions. Keys it does not have are refused. */
export function policySchema(z: typeof Zod) {
  const { action, decision, limit, share } = values(z);
  const data = dataSection(z);
  const model = modelSection(z);
  const report = reportSection(z);
  const baseline = baselineSection(z, limit);
  return z.strictObject({
    $schema: z.string().optional(),
    version: z.literal(1, { error: "the version of the policy format is 1" }).meta({ description: "Version of the policy format" }),
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "a name has lower-case letters, digits and hyphens, at most 63 of them")
      .optional()
      .meta({ description: "Name of the policy, in results and test reports" }),
    description: z.string().optional(),
    extends: z
      .array(z.string().min(1))
      .optional()
      .meta({ description: "Policies that this one builds on, from left to right: pack:NAME@N, ./file.yml, npm:PACKAGE" }),
    task: z
      .enum(["binary", "multiclass", "regression", "ranking"])
      .optional()
      .meta({ description: "What is predicted", default: "binary" }),
    require: z
      .array(z.enum(["adversarial", "baseline", "drift", "importance", "model", "reliability", "robustness", "worst_case"]))
      .optional()
      .meta({ description: "Sections that a policy which extends this one must have" }),
    data: data.optional(),
    columns: columnsSection(z).optional(),
    outcome: outcomeSection(z).optional(),
    groups: groupsSection(z).optional(),
    stats: z
      .strictObject({
        confidence: share
          .pipe(z.number().gt(0.5).lt(1))
          .optional()
          .meta({ description: "Confidence of limits and of one-sided bounds", default: 0.95 }),
        decision: decision.optional().meta({ description: "bounds: what is proved decides; point: the estimate does", default: "bounds" }),
        on_inconclusive: action.optional().meta({ description: "What undecided checks do to the verdict", default: "warn" }),
        on_no_data: action.optional().meta({ description: "What checks without data do to the verdict", default: "fail" }),
        suite_correction: z.enum(["none", "holm"]).optional().meta({ description: "Correction across checks", default: "none" }),
        resamples: z.int().min(200).max(1_000_000).optional().meta({ description: "Draws of resampled limits", default: 2000 }),
        seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().meta({ description: "Seed of every random stream", default: 0 }),
      })
      .optional()
      .meta({ description: "How verdicts are reached" }),
    metrics: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'Metrics of your own: id and formula over counts and rates, e.g. "(tp + tn) / n"' }),
    neighbors: neighborsSection(z).optional(),
    packs: packsSection(z).optional(),
    model: model.optional(),
    checks: z.array(checkEntry(z)).optional().meta({ description: "What has to hold; merged by id with what is extended" }),
    baseline: baseline.optional(),
    importance: importanceSection(z).optional(),
    why: whySection(z).optional(),
    effects: effectsSection(z).optional(),
    shapley: shapleySection(z).optional(),
    sage: sageSection(z).optional(),
    surrogates: surrogatesSection(z).optional(),
    recourse: recourseSection(z).optional(),
    expectations: z
      .array(expectationEntry(z))
      .optional()
      .meta({ description: "How the model's score is expected to move when one feature changes" }),
    robustness: z.array(robustnessEntry(z)).optional().meta({ description: "What may change when the data are disturbed" }),
    drift: driftSection(z).optional(),
    adversarial: adversarialSection(z).optional(),
    reliability: reliabilitySection(z).optional(),
    worst_case: worstCaseSection(z).optional(),
    report: report.optional(),
    waivers: z.array(waiverEntry(z)).optional().meta({ description: "Failures that somebody answers for until a day" }),
    profiles: z
      .record(
        z.string(),
        z.strictObject({ data: data.optional(), model: model.optional(), report: report.optional(), baseline: baseline.optional() }),
      )
      .optional()
      .meta({ description: "Where things are in other places, chosen with --profile; never what has to hold" }),
  });
}

/** A policy whose keys and values are checked. */
export type CheckedPolicy = Zod.output<ReturnType<typeof policySchema>>;
