import type { Drift, DriftRow } from "../audit/drift/row.js";
import { countOf } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";

/** Whether the column differs by more than chance explains. */
export const isMoved = ({ adjusted }: DriftRow, confidence: number): boolean => adjusted < 1 - confidence;

/** What differs from the past, in a sentence or two. */
export function driftSummary({ columns, past, rows }: Drift, confidence: number): string {
  const place = `${formatName(past.name)} (${countOf(rows.past, "row")})`;
  const moved = columns.filter((row) => isMoved(row, confidence));
  if (columns.length === 0) return `Nothing could be compared with ${place}.`;
  const of = `Of ${countOf(columns.length, "column")} that could be compared with ${place},`;
  const [most] = moved;
  if (most === undefined) return `${of} none was shown to differ.`;
  return `${of} ${moved.length} ${moved.length === 1 ? "differs" : "differ"} by more than chance explains. Most: ${formatName(most.column)}, index ${formatScore(most.psi)}.`;
}

/** Rows that were among those of the past, and how right decisions are without them. */
export function seenWords({ seen, rows }: Drift): string | null {
  if (seen === null) return null;
  const ids =
    seen.sameId === null || seen.sameId === 0
      ? ""
      : ` The id of ${countOf(seen.sameId, "row")} stands in the past too: they are of the same people, unless both files count anew.`;
  const first = `${countOf(seen.rows, "row")} of ${countOf(rows.now, "row")} (${rows.now === 0 ? "–" : formatShare(seen.rows / rows.now)}) hold in ${countOf(seen.columns.length, "column")} exactly what a row of the past holds.${ids}`;
  if (seen.rows === 0 || seen.all.accuracy === null) return first;
  if (seen.others.accuracy === null) return `${first} No other row has a decision and an outcome.`;
  return `${first} Decisions are right in ${formatShare(seen.all.accuracy)} of all rows, and in ${formatShare(seen.others.accuracy)} without those.`;
}

/** Whether rows count by their weights. */
export function weightWords({ weighted }: Pick<Drift, "weighted">): string {
  if (weighted.past && weighted.now)
    return " Rows count by their weights, and ranges by the rows of equal weight that would be as informative.";
  if (weighted.now) return " Rows count by their weights; those of the past, which has no such column, once each.";
  return " Each row counts once.";
}
