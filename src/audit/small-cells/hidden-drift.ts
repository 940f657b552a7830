import type { Drift } from "../drift/row.js";
import { type Named, touches } from "./touches.js";

/**
 * What moved since the past, without attributes one of whose groups is hidden or has few people now or then: the others would give it
 * away by subtraction. Rows of the past that are few are not told either.
 */
export function hiddenDrift(
  study: Drift,
  hidden: Named,
  { attributes, minCell }: { readonly attributes: ReadonlySet<string>; readonly minCell: number },
): Drift {
  const few = (n: number): boolean => n > 0 && n < minCell;
  const small = new Set([
    ...attributes,
    ...study.groups.filter((row) => touches(row, hidden) || few(row.rows.past) || few(row.rows.now)).flatMap(({ by }) => by),
  ]);
  const { seen } = study;
  const counted = seen && [seen.rows, study.rows.now - seen.rows, seen.seen.rows, seen.others.rows];
  const identified = seen?.sameId == null ? [] : [seen.sameId, study.rows.now - seen.sameId];
  const { near } = seen ?? {};
  const nearly = near?.reason === null ? [near.rows, near.amongThemselves] : [];
  const { time } = study;
  return {
    ...study,
    time: time && {
      ...time,
      pastAfter: few(time.pastAfter) ? 0 : time.pastAfter,
      afterwards: time.afterwards.filter(({ later }) => !few(later)),
    },
    columns: study.columns.filter(({ column }) => !small.has(column)),
    groups: study.groups.filter(({ by }) => !by.some((name) => small.has(name))),
    seen: counted !== null && [...counted, ...identified, ...nearly].some(few) ? null : seen,
  };
}
