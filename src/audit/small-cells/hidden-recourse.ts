import type { RecourseStudy } from "../recourse/row.js";
import { type Named, nameOf } from "./touches.js";

/** Recourse without hidden groups and without groups in which few were refused. */
export function hiddenRecourse(study: RecourseStudy, hidden: Named, minCell: number): RecourseStudy {
  const few = new Set(study.groups.filter(({ unfavorable }) => unfavorable < minCell).map(({ group }) => nameOf(group)));
  const out = (group: Readonly<Record<string, string>>): boolean => hidden.has(nameOf(group)) || few.has(nameOf(group));
  return {
    ...study,
    groups: study.groups.filter(({ group }) => !out(group)),
    gaps: study.gaps.filter(({ group, comparedWith }) => !out(group) && !out(comparedWith)),
  };
}
