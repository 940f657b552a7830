import type { StudySettings } from "../../policy/study-settings.js";
import { askedBy, type RowsAsked, type Size } from "./asked-by.js";

/** What a study asks about beyond every row once; null = no bound is known. */
export interface StudyAsks {
  readonly study: keyof StudySettings;
  readonly asked: RowsAsked | null;
}

/** All rows that a model may be asked about, and what each study has in it; `open` are studies without a bound, which come on top. */
export interface Forecast extends RowsAsked {
  readonly studies: readonly StudyAsks[];
  readonly open: readonly StudyAsks["study"][];
}

/**
 * Rows that the model will be asked about: every row once, and what the studies ask.
 *
 * Rows whose values do not change are not asked about, so that less may be asked than the least that is said here.
 */
export function rowsAsked(settings: StudySettings, size: Size): Forecast {
  const names = (Object.keys(settings) as (keyof StudySettings)[]).filter((study) => settings[study] !== undefined && askedBy[study]);
  const studies = names.map((study) => ({ study, asked: one(study, settings, size) }));
  const known = studies.flatMap(({ asked }) => (asked === null ? [] : [asked]));
  return {
    least: size.rows + known.reduce((sum, { least }) => sum + least, 0),
    most: size.rows + known.reduce((sum, { most }) => sum + most, 0),
    studies,
    open: studies.filter(({ asked }) => asked === null).map(({ study }) => study),
  };
}

function one<Study extends keyof StudySettings>(study: Study, settings: StudySettings, size: Size): RowsAsked | null {
  return askedBy[study]!(settings[study]!, size);
}
