import type { GroupKey } from "../../disparities/row.js";
import { limitsOfDifference, limitsOfMean, type RowMean, rowMean } from "../../stats/row-mean.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { RecourseGap, RecourseGroup, RecourseNumber } from "./row.js";

/** What was found for each row; NaN in rows that were not looked at. */
export interface WayNumbers {
  /** 1 where a way was found, 0 where none was. */
  readonly reached: Float64Array;
  readonly effort: Float64Array;
  readonly changes: Float64Array;
  /** By unit, 1 where it changes and 0 where it does not; of rows with a way. */
  readonly changed: readonly { readonly name: string; readonly in: Float64Array }[];
}

/** Rows of a group, and those of them that were looked at. */
export interface GroupRows {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly unfavorable: number;
  readonly looked: Int32Array;
}

/** Changes named of each group. */
const MOST_FEATURES = 5;

export function groupNumbers(
  { by, group, unfavorable, looked }: GroupRows,
  ways: WayNumbers,
  { judged, alpha, good }: Judging,
): RecourseGroup {
  // Efforts that happen to be all 0 or 1 are no shares.
  const mean = (values: Float64Array, rows: ArrayLike<number> = looked): RecourseNumber | null =>
    numberOf(asAmount(rowMean(values, rows, judged)), alpha);
  const known = looked.filter((row) => !Number.isNaN(ways.effort[row]!));
  const efforts = Float64Array.from(known, (row) => ways.effort[row]!).sort();
  const wronged = judged.label === null ? null : known.filter((row) => judged.label![row] === good);
  return {
    ...{ by, group, unfavorable, explained: looked.length },
    reached: numberOf(rowMean(ways.reached, looked, judged), alpha),
    effort: mean(ways.effort),
    medianEffort: efforts.length === 0 ? null : (efforts[(efforts.length - 1) >> 1]! + efforts[efforts.length >> 1]!) / 2,
    changes: mean(ways.changes),
    burden: wronged === null ? null : mean(ways.effort, wronged),
    features: ways.changed
      .map(({ name, in: values }) => ({ name, share: rowMean(values, looked, judged)?.value ?? 0 }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_FEATURES),
    reason: looked.length === 0 ? (unfavorable === 0 ? "nobody_refused" : "budget_spent") : null,
  };
}

export interface Judging {
  readonly judged: JudgedRows;
  /** One-sided. */
  readonly alpha: number;
  /** The outcome that is good for the person. */
  readonly good: 0 | 1;
}

const asAmount = (mean: RowMean | null): RowMean | null => mean && { ...mean, share: false };

function numberOf(mean: RowMean | null, alpha: number): RecourseNumber | null {
  if (mean === null) return null;
  const limits = limitsOfMean(mean, alpha);
  return { value: mean.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
}

/** A group less its reference, where both have enough rows. */
export function groupGap(
  a: GroupRows,
  b: GroupRows,
  ways: WayNumbers,
  { judged, alpha, minN }: Judging & { readonly minN: number },
): RecourseGap {
  const place = { by: a.by, group: a.group, comparedWith: b.group };
  if (a.looked.length < minN || b.looked.length < minN) return { ...place, reached: null, effort: null, reason: "below_min_n" };
  const gap = (values: Float64Array, as: (mean: RowMean | null) => RowMean | null = (mean) => mean): RecourseNumber | null => {
    const [first, second] = [as(rowMean(values, a.looked, judged)), as(rowMean(values, b.looked, judged))];
    if (first === null || second === null) return null;
    const limits = limitsOfDifference(first, second, alpha);
    return { value: first.value - second.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
  };
  return { ...place, reached: gap(ways.reached), effort: gap(ways.effort, asAmount), reason: null };
}
