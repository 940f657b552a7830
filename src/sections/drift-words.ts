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
  if (seen.others.accuracy === null) return `${first} No other row has both a decision and an outcome.`;
  return `${first} Decisions are right in ${formatShare(seen.all.accuracy)} of all rows, and in ${formatShare(seen.others.accuracy)} without those.`;
}

/**
 * Rows that are nearly those of the past, and how right decisions are without them; null where none was looked for, or where there are
 * no more than people who are alike explain: as many as are near to another row of the data, in a past of its size, with three roots beyond.
 */
export function nearWords({ seen, rows }: Drift): string | null {
  if (seen === null || seen.near.reason !== null || seen.near.rows === 0) return null;
  const { rows: near, amongThemselves, others } = seen.near;
  const usual = amongThemselves * Math.max(1, rows.past / rows.now);
  if (near <= usual + 3 * Math.sqrt(usual + 1)) return null;
  const left = rows.now - seen.rows;
  const first = `Of the others, ${countOf(near, "row")} (${formatShare(near / left)}) are a row of the past but for one column; ${formatShare(amongThemselves / left)} are as near to another row of the data themselves, as people who are alike are.`;
  return others.accuracy === null ? first : `${first} Decisions are right in ${formatShare(others.accuracy)} of the rows that are neither.`;
}

/** Whether the past was before, and what came only afterwards. */
export function timeWords({ time, rows }: Drift): readonly string[] {
  if (time === null) return [];
  const { column, past, now, pastAfter, afterwards, reason } = time;
  const name = formatName(column);
  if (now === null) return [`Nothing can be said of time: ${name} ${reason === "not_in_data" ? "is not in the data" : "holds no dates"}.`];
  const span = `By ${name}, the data are from ${now.from} to ${now.to}`;
  const before =
    past === null
      ? `${span}; when the past was is not known.`
      : `${span}, those of the past from ${past.from} to ${past.to}. ${
          pastAfter === 0
            ? "All of the past was before."
            : `${countOf(pastAfter, "row")} of the past (${formatShare(pastAfter / rows.past)}) are of the first day of the data or later: what was learnt from them could not have been known.`
        }`;
  return [
    before,
    ...afterwards.map(
      (one) =>
        `${formatName(one.column)} is later than ${name} in ${countOf(one.later, "row")} of ${countOf(one.rows, "row")}, so that it was not known when the decision was made. A model must not read it.`,
    ),
  ];
}

/** Whether rows count by their weights. */
export function weightWords({ weighted }: Pick<Drift, "weighted">): string {
  if (weighted.past && weighted.now)
    return " Rows count by their weights; ranges use the number of equally weighted rows that would be as informative.";
  if (weighted.now) return " Rows count by their weights; rows of the past, which have no weights, count once each.";
  return " Each row counts once.";
}
