import type { AssociationRow, Result } from "../../audit/result.js";
import type { ExplainedGap, WhyPart } from "../../audit/why/row.js";

/** Least share of the gap that counts as carrying some of it. */
export const LEAST_SHARE = 0.05;
/** Least area between a group and everybody else that counts as telling who belongs to it; 0.5 is a coin. */
export const LEAST_AREA = 0.6;

/** What a column does, in the words of the table. */
export interface Quadrant {
  readonly part: WhyPart;
  /** Of the column and the attribute; null when columns were not looked at, or several are one feature. */
  readonly association: AssociationRow | null;
  /** +1 carries some of the gap, −1 narrows it, 0 neither is shown. */
  readonly carries: 1 | 0 | -1;
  /** null = not known. */
  readonly reveals: boolean | null;
}

/** Each part beside what its column tells of the group, from what was seen of the data before any model. */
export function quadrants(result: Result, { parts, by, gap }: ExplainedGap): readonly Quadrant[] {
  const alpha = 1 - result.plan.confidence;
  return parts.map((part) => {
    const association =
      part.columns.length > 1
        ? null
        : (result.beforeModel?.proxies.find(({ feature, of }) => feature === part.columns[0] && of === by[0]) ?? null);
    const isShown = (part.lower > 0 || part.upper < 0) && Math.abs(part.value) >= LEAST_SHARE * Math.abs(gap ?? 0);
    return {
      part,
      association,
      carries: !isShown ? 0 : part.value * (gap ?? 0) > 0 ? 1 : -1,
      reveals: part.columns[0] === by[0] ? true : reveals(association, alpha),
    };
  });
}

function reveals(row: AssociationRow | null, alpha: number): boolean | null {
  if (row === null || row.auc === null) return null;
  return (row.adjusted === null || row.adjusted < alpha) && row.auc >= LEAST_AREA;
}

/** "widens the gap and reveals the group", and so on. */
export function quadrantWords({ carries, reveals: tells }: Quadrant): string {
  const does = carries > 0 ? "widens the gap" : carries < 0 ? "narrows the gap" : null;
  if (tells === null) return does ?? "has no clear part in it";
  if (does === null) return tells ? "reveals the group, has no clear part in it" : "neither";
  return tells ? `${does} and reveals the group` : `${does}, hardly reveals the group`;
}
