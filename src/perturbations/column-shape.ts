import type { Column } from "../table/table.js";

/** What a column holds, whatever the order of its rows. */
export interface ColumnShape {
  /** Present numbers in order; empty for texts. */
  readonly sorted: Float64Array;
  /** Standard deviation of the present numbers, over n; 0 when there are none. */
  readonly sd: number;
  /** Whether every present number is whole. */
  readonly whole: boolean;
  /** Rows of each text, in the order of the column's levels; [] for numbers. */
  readonly counts: readonly number[];
}

/** Example: 1 3 missing → sorted 1 3, sd 1, whole. */
export function columnShape(column: Column): ColumnShape {
  if (column.kind === "category") {
    const counts = new Array<number>(column.levels.length).fill(0);
    for (const code of column.codes) if (code < counts.length) counts[code]!++;
    return { sorted: new Float64Array(0), sd: 0, whole: false, counts };
  }
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  // Added up in order of size, so that the last digit does not hang on the order of rows.
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { sorted, sd: sorted.length === 0 ? 0 : Math.sqrt(squares / sorted.length), whole: sorted.every(Number.isInteger), counts: [] };
}

/** The smallest present number that at least a share q of them does not pass; NaN when there are none. */
export const quantileOf = ({ sorted }: Pick<ColumnShape, "sorted">, q: number): number =>
  sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length - 1e-9) - 1))]!;
