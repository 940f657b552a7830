import { type Axis, type Cell, compareCells, type Measure, type Tally } from "./cube.js";
import type { Predicate } from "./predicate.js";
import type { Binning } from "./value-bins.js";

/** A number of each row: a column, or the first column less the second. */
export type RowValue = { readonly column: string } | { readonly difference: readonly [string, string] };

/** What an engine is asked: how many rows, and how much weight, have each value in every combination of coordinates? */
export interface SeriesQuery {
  readonly of: RowValue;
  readonly axes: Readonly<Record<string, Axis>>;
  readonly weight?: Measure;
  readonly count?: string;
  readonly where?: Predicate;
  /** How many different values may come out; when there are more, they are put into bins (see `value-bins`). Absent = any number. */
  readonly most?: number;
}

/** Tallies of some rows by their value; every array has one entry a value. */
export interface Points {
  /** Ascending, each once; −0 is 0. Infinities are values, NaN is missing. */
  readonly values: Float64Array;
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly w2: Float64Array;
}

/**
 * The answer: the distribution of a number in every cell, the sufficient statistic for every metric of scores and amounts.
 *
 * Cells are those that a cube of the same axes has, in its order. Series of two parts of the data add up to that of the
 * whole, unless bins were needed.
 */
export interface Series {
  readonly axes: readonly string[];
  readonly cells: readonly Cell[];
  /** For each cell the rows that have a value. */
  readonly parts: readonly Points[];
  /** For each cell the rows that have none. */
  readonly missing: readonly Tally[];
  /** null = every value is exact; else each is the middle of its bin. */
  readonly binned: Binning | null;
}

/** The columns whose numbers are read. */
export const columnsOfValue = (of: RowValue): readonly string[] => ("column" in of ? [of.column] : of.difference);

export const noPoints: Points = { values: new Float64Array(), n: new Float64Array(), w: new Float64Array(), w2: new Float64Array() };

export interface SeriesCell {
  readonly cell: Cell;
  readonly points: Points;
  readonly missing: Tally;
}

/** The series with its cells in the order of their coordinates, so that every engine answers alike. */
export function sortedSeries(axes: readonly string[], cells: readonly SeriesCell[], binned: Binning | null): Series {
  const sorted = [...cells].sort((a, b) => compareCells(a.cell, b.cell, axes));
  return {
    axes,
    cells: sorted.map(({ cell }) => cell),
    parts: sorted.map(({ points }) => points),
    missing: sorted.map(({ missing }) => missing),
    binned,
  };
}
