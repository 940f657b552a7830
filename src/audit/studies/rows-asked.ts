import type { StudySettings } from "../../policy/study-settings.js";

/** Rows that a study may ask a model about. */
export interface RowsAsked {
  readonly least: number;
  readonly most: number;
}

interface Size {
  readonly rows: number;
  readonly features: number;
}

/** What each study asks for at least and at most; null where that cannot be said beforehand. One line a study; a study that asks only about the data as they are has none. */
const askedBy: { readonly [Study in keyof StudySettings]?: (settings: NonNullable<StudySettings[Study]>, size: Size) => RowsAsked | null } =
  {
    importance: ({ features, repeats, maxEvals }, size) => {
      const times = features.length > 0 ? features.length : size.features;
      const most = maxEvals ?? Number.POSITIVE_INFINITY;
      return { least: Math.min(most, size.rows * times * repeats.least), most: Math.min(most, size.rows * times * repeats.most) };
    },
    stress: ({ maxEvals }) => (maxEvals === null ? null : { least: 0, most: maxEvals }),
  };

/**
 * Rows that the model will be asked about: every row once, and what the studies ask. `open` when a study cannot say how much.
 *
 * Rows whose values do not change are not asked about, so that less may be asked than the least that is said here.
 */
export function rowsAsked(studies: StudySettings, size: Size): RowsAsked & { readonly open: boolean } {
  const said = (Object.keys(studies) as (keyof StudySettings)[]).map((study) => one(study, studies, size));
  const known = said.filter((asked) => asked !== null);
  return {
    least: size.rows + known.reduce((sum, { least }) => sum + least, 0),
    most: size.rows + known.reduce((sum, { most }) => sum + most, 0),
    open: known.length < said.length,
  };
}

const none: RowsAsked = { least: 0, most: 0 };

function one<Study extends keyof StudySettings>(study: Study, studies: StudySettings, size: Size): RowsAsked | null {
  const settings = studies[study];
  const asked = askedBy[study];
  return settings === undefined || asked === undefined ? none : asked(settings, size);
}
