import type { DriftSettings } from "./drift-settings.js";
import type { EffectsSettings } from "./effects-settings.js";
import type { ImportanceSettings } from "./importance-settings.js";
import type { RecourseSettings } from "./recourse-settings.js";
import type { ReliabilitySettings } from "./reliability-settings.js";
import type { SageSettings } from "./sage-settings.js";
import type { ShapleySettings } from "./shapley-settings.js";
import type { StressSettings } from "./stress-settings.js";
import type { SurrogateSettings } from "./surrogate-settings.js";
import type { WhySettings } from "./why-settings.js";
import type { WorstCaseSettings } from "./worst-case-settings.js";

/** What is asked beyond rates and gaps, of the model or of its scores: one key a study, absent = not asked. */
export interface StudySettings {
  readonly importance?: ImportanceSettings;
  /** What drives the gaps. */
  readonly why?: WhySettings;
  readonly effects?: EffectsSettings;
  readonly shapley?: ShapleySettings;
  readonly sage?: SageSettings;
  readonly surrogates?: SurrogateSettings;
  readonly worstCase?: WorstCaseSettings;
  /** What disturbed data do to decisions. */
  readonly stress?: StressSettings;
  readonly recourse?: RecourseSettings;
  /** How far scores can be relied on. */
  readonly reliability?: ReliabilitySettings;
  /** What differs from data of the past. */
  readonly drift?: DriftSettings;
}
