import type { Reliability } from "../reliability/row.js";
import { type Named, touches } from "./touches.js";

/** Groups of the half that judges are smaller than in all rows, so one below the minimum there is hidden too; gaps of its attribute rest on it. */
export function hiddenReliability(study: Reliability, hidden: Named, minCell: number): Reliability {
  const few = (row: { readonly by: readonly string[]; readonly n: number }): boolean => row.by.length > 0 && row.n > 0 && row.n < minCell;
  const { guarantee, intervals } = study;
  const small = new Set(
    [...(guarantee?.groups ?? []), ...(intervals?.groups ?? []), ...study.calibration, ...study.expected]
      .filter((row) => touches(row, hidden) || few(row))
      .flatMap(({ by }) => by),
  );
  const unhidden = <Gap extends { readonly by: readonly string[] }>(gaps: readonly Gap[]): readonly Gap[] =>
    gaps.filter(({ by }) => !by.some((name) => small.has(name)));
  const shown = <Row extends { readonly by: readonly string[]; readonly n: number }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => !touches(row, hidden) && !few(row));
  return {
    ...study,
    guarantee: guarantee && {
      ...guarantee,
      groups: shown(guarantee.groups),
      gaps: unhidden(guarantee.gaps),
      sizeGaps: unhidden(guarantee.sizeGaps),
      widthGaps: unhidden(guarantee.widthGaps),
    },
    intervals: intervals && {
      ...intervals,
      groups: shown(intervals.groups),
      gaps: unhidden(intervals.gaps),
      widthGaps: unhidden(intervals.widthGaps),
    },
    calibration: shown(study.calibration),
    expected: shown(study.expected),
  };
}
