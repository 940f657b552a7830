import { type EffectsSettings, usualEffects } from "../../policy/effects-settings.js";
import { type ImportanceSettings, usualImportance } from "../../policy/importance-settings.js";
import { type RecourseSettings, usualRecourse } from "../../policy/recourse-settings.js";
import { type ReliabilitySettings, usualReliability } from "../../policy/reliability-settings.js";
import { type SageSettings, usualSage } from "../../policy/sage-settings.js";
import { type ShapleySettings, usualShapley } from "../../policy/shapley-settings.js";
import { type StressSettings, usualStress } from "../../policy/stress-settings.js";
import type { StudySettings } from "../../policy/study-settings.js";
import { type SurrogateSettings, usualSurrogates } from "../../policy/surrogate-settings.js";
import { usualWhy, type WhySettings } from "../../policy/why-settings.js";
import { usualWorstCase, type WorstCaseSettings } from "../../policy/worst-case-settings.js";

/** What a library user asks beyond rates and gaps: true = as usual, or the settings that differ from the usual ones. */
export interface StudyOptions {
  /** What the model's numbers rest on: true, or which measures and features, how often and within which budget. */
  readonly importance?: boolean | Partial<ImportanceSettings>;
  /** What drives the gaps: true, or which gaps, how, which columns are declared legitimate, and within which budget. */
  readonly why?: boolean | Partial<WhySettings>;
  /** How the model's numbers move with its features: true, or which features, and whether with interactions. */
  readonly effects?: boolean | Partial<EffectsSettings>;
  /** How much features contribute to scores: true, or of which rows by id, and within which budget. */
  readonly shapley?: boolean | Partial<ShapleySettings>;
  /** The cost that knowing each feature saves: true, or within which budget. */
  readonly sage?: boolean | Partial<SageSettings>;
  /** Small trees: true for those of scores and errors, or which ones, of which gaps and how deep. Without a model, of the decisions in the data. */
  readonly surrogates?: boolean | Partial<SurrogateSettings>;
  /** The worst that can happen to parts of the people: true, or which loss, which columns, which scenarios, and training data. Needs no model. */
  readonly worstCase?: boolean | Partial<WorstCaseSettings>;
  /** What would turn unfavourable decisions: true, or what can be changed, how hard that is, and within which budget. Needs a model. */
  readonly recourse?: boolean | Partial<RecourseSettings>;
  /** How far scores can be relied on by group: true, or with which share of wrong answers allowed. Without a model, of the scores in the data. */
  readonly reliability?: boolean | Partial<ReliabilitySettings>;
  /** What disturbed data do to decisions: true, or which disturbances, columns and severities, on how many rows and within which budget. */
  readonly stress?: boolean | Partial<StressSettings>;
}

/** The studies that the options amount to: one line each. */
export function studiesOf(options: StudyOptions): StudySettings {
  return {
    ...asked("importance", options.importance, usualImportance),
    ...asked("why", options.why, usualWhy),
    ...asked("effects", options.effects, usualEffects),
    ...asked("shapley", options.shapley, usualShapley),
    ...asked("sage", options.sage, usualSage),
    ...asked("surrogates", options.surrogates, usualSurrogates),
    ...asked("worstCase", options.worstCase, usualWorstCase),
    ...asked("reliability", options.reliability, usualReliability),
    ...asked("recourse", options.recourse, usualRecourse),
    ...asked("stress", options.stress, usualStress),
  };
}

/** The usual settings with what is said on top, under the study's name; nothing where it is not asked. */
function asked<Name extends keyof StudySettings>(
  name: Name,
  said: boolean | Partial<StudySettings[Name]> | undefined,
  usual: NonNullable<StudySettings[Name]>,
): StudySettings {
  return said === undefined || said === false ? {} : { [name]: { ...usual, ...(said === true ? {} : said) } };
}
