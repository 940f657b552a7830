import { type ImportanceSettings, usualImportance } from "../../policy/importance-settings.js";
import type { StudySettings } from "../../policy/study-settings.js";

/** What a library user asks beyond rates and gaps: true = as usual, or the settings that differ from the usual ones. */
export interface StudyOptions {
  /** What the model's numbers rest on: true, or which measures and features, how often and within which budget. */
  readonly importance?: boolean | Partial<ImportanceSettings>;
}

/** The studies that the options amount to: one line each. */
export function studiesOf({ importance }: StudyOptions): StudySettings {
  return {
    ...asked("importance", importance, usualImportance),
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
