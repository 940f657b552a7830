import type { Predicate } from "./predicate.js";

/** How a column becomes a coordinate. A closed set: a new form is one more `case` in each engine. */
export type Axis =
  /** The value's text. */
  | { readonly kind: "category"; readonly column: string }
  /** 1 where the value's text is one of `values`, 0 where it is another one. */
  | { readonly kind: "is"; readonly column: string; readonly values: readonly string[] }
  /** 1 where the number is at least `cut`, else 0. */
  | { readonly kind: "atLeast"; readonly column: string; readonly cut: number }
  /** The number of edges at or below the value: 0 … edges.length. Edges ascend. */
  | { readonly kind: "bin"; readonly column: string; readonly edges: readonly number[] }
  /** One of `buckets` shares of the values, by a hash of the text: the same value always falls in the same one. */
  | { readonly kind: "bucket"; readonly column: string; readonly buckets: number };

/** A number column counted in whole multiples of a power of two, so that sums are exact and equal in every engine. */
export interface Measure {
  readonly column: string;
  /** A power of two; each value is rounded to the nearest multiple, halves up. */
  readonly quantum: number;
}

/** What an engine is asked: how many rows, and how much weight, are there in every combination of coordinates? */
export interface CubeQuery {
  readonly axes: Readonly<Record<string, Axis>>;
  /** Rows count 1 each when absent. */
  readonly weight?: Measure;
  /** The column that says how many rows a row stands for (a table of counts); whole numbers. */
  readonly count?: string;
  readonly where?: Predicate;
}

/** A place on an axis; null = the row has no value there. */
export type Coordinate = string | number | null;
export type Cell = Readonly<Record<string, Coordinate>>;

/** Rows, sum of weights and sum of squared weights of some rows. Tallies of disjoint rows add. */
export interface Tally {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

/**
 * The answer: tallies by coordinates, the sufficient statistic for every metric here.
 *
 * Cells without rows are left out; the others are in the order of their coordinates, nulls first. Cubes of
 * the same query over two parts of the data add up to the cube of the whole.
 */
export interface Cube {
  readonly axes: readonly string[];
  readonly cells: readonly Cell[];
  readonly tallies: readonly Tally[];
}

export const noTally: Tally = { n: 0, w: 0, w2: 0 };

export const addTally = (a: Tally, b: Tally): Tally => ({ n: a.n + b.n, w: a.w + b.w, w2: a.w2 + b.w2 });

/** The cube with its cells in the order of their coordinates, so that every engine answers alike. */
export function sortedCube(axes: readonly string[], cells: readonly Cell[], tallies: readonly Tally[]): Cube {
  const order = cells.map((_, i) => i).sort((a, b) => compareCells(cells[a]!, cells[b]!, axes));
  return { axes, cells: order.map((i) => cells[i]!), tallies: order.map((i) => tallies[i]!) };
}

/** Nulls first, then by number or by UTF-16 code unit, axis by axis. */
export function compareCells(a: Cell, b: Cell, axes: readonly string[]): number {
  for (const axis of axes) {
    const order = compareCoordinates(a[axis] ?? null, b[axis] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

export function compareCoordinates(x: Coordinate, y: Coordinate): number {
  if (x === y) return 0;
  return x === null || (y !== null && x < y) ? -1 : 1;
}

/** The tally of the cells for which `holds` is true. */
export function tallyWhere(cube: Cube, holds: (cell: Cell) => boolean): Tally {
  return cube.cells.reduce((sum, cell, i) => (holds(cell) ? addTally(sum, cube.tallies[i]!) : sum), noTally);
}
