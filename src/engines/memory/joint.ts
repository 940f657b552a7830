import type { Codes } from "../../table/table.js";

/** Columns of codes whose combination is one number: the digits of a cell. */
export interface Joint {
  readonly rows: number;
  readonly columns: readonly { readonly codes: Codes; readonly width: number }[];
}

/** Columns that one loop reads at a time: a loop that reads them together is several times faster than a loop for each. */
const TOGETHER = 3;

/** Rows by cell, where one loop can count them; null for more columns than that. */
export function countJoint({ rows, columns }: Joint, places: number): Float64Array | null {
  const counts = new Float64Array(places);
  const [a, b, c, ...others] = columns;
  if (others.length > 0) return null;
  if (a === undefined) counts[0] = rows;
  else if (b === undefined) count1(counts, a.codes);
  else if (c === undefined) count2(counts, a.codes, b);
  else count3(counts, [a.codes, b, c]);
  return counts;
}

type Column = Joint["columns"][number];

function count1(counts: Float64Array, a: Codes): void {
  for (let i = 0; i < a.length; i++) counts[a[i]!]!++;
}

function count2(counts: Float64Array, a: Codes, { codes: b, width }: Column): void {
  for (let i = 0; i < a.length; i++) counts[a[i]! * width + b[i]!]!++;
}

function count3(counts: Float64Array, [a, { codes: b, width: wb }, { codes: c, width: wc }]: readonly [Codes, Column, Column]): void {
  for (let i = 0; i < a.length; i++) counts[(a[i]! * wb + b[i]!) * wc + c[i]!]!++;
}

/** The cells of `n` rows from row `start` on. */
export function jointCells({ columns }: Joint, { cellOf, start, n }: { cellOf: Int32Array; start: number; n: number }): void {
  cellOf.fill(0, 0, n);
  for (let k = 0; k < columns.length; k += TOGETHER) {
    const [a, b, c] = [columns[k]!, columns[k + 1], columns[k + 2]];
    if (b === undefined || c === undefined) {
      for (const column of [a, b]) if (column !== undefined) refine1(cellOf, column.codes.subarray(start, start + n), column.width);
    } else {
      const slices = [a, b, c].map(({ codes, width }) => ({ codes: codes.subarray(start, start + n), width }));
      refine3(cellOf, slices as [Column, Column, Column]);
    }
  }
}

function refine1(cellOf: Int32Array, a: Codes, width: number): void {
  for (let i = 0; i < a.length; i++) cellOf[i] = Math.imul(cellOf[i]!, width) + a[i]!;
}

function refine3(
  cellOf: Int32Array,
  [{ codes: a, width: wa }, { codes: b, width: wb }, { codes: c, width: wc }]: readonly [Column, Column, Column],
): void {
  for (let i = 0; i < a.length; i++) cellOf[i] = ((cellOf[i]! * wa + a[i]!) * wb + b[i]!) * wc + c[i]!;
}
