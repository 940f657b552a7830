import type { ImportanceSettings } from "./importance-settings.js";
import type { RecourseSettings } from "./recourse-settings.js";
import type { StressSettings } from "./stress-settings.js";
import type { SurrogateSettings } from "./surrogate-settings.js";

/** What is asked beyond rates and gaps, of the model or of its scores: one key a study, absent = not asked. */
export interface StudySettings {
  readonly importance?: ImportanceSettings;
  readonly surrogates?: SurrogateSettings;
  /** What disturbed data do to decisions. */
  readonly stress?: StressSettings;
  readonly recourse?: RecourseSettings;
}
