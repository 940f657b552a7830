import { effectiveRows } from "../../stats/drift/effective-rows.js";
import type { Column } from "../../table/table.js";

/** Numbers with more different values are compared by tenths. */
const MOST_LEVELS = 10;

/** Values of a column in some rows. */
export interface Values {
  readonly column: Column;
  readonly rows: Int32Array;
  /** Of every row of the table; null or absent = 1 each. */
  readonly weights?: Float64Array | null;
  /** Of every row of the table: rows with the same number are not independent. */
  readonly clusters?: ArrayLike<number> | null;
}

/** Both samples over the same cells, none of which is empty in both; the last is that of missing values where there are some. */
export interface Cells {
  readonly kind: "number" | "levels";
  /** Rows of equal weight that would be as informative, over the cells: counts of rows where each weighs the same. */
  readonly past: readonly number[];
  readonly now: readonly number[];
}

/**
 * Both columns counted over the same cells: texts and numbers of at most ten different values one by one, others by tenths of the past.
 *
 * Both must be of one kind. Values that the past lacks are cells of their own among texts, and one cell together among numbers.
 */
export function cellsOf(past: Values, now: Values): Cells {
  const values = past.column.kind === "number" ? presentNumbers(past) : new Float64Array();
  const distinct = [...new Set(values)];
  const byTenths = past.column.kind === "number" && distinct.length > MOST_LEVELS;
  const cuts = byTenths ? tenths(values) : [];
  const known = new Set(distinct);
  const cellOf = (column: Column, row: number): string => {
    if (column.kind === "category")
      return column.levels[column.codes[row]!] === undefined ? "missing" : `=${column.levels[column.codes[row]!]}`;
    const value = column.values[row]!;
    if (Number.isNaN(value)) return "missing";
    if (byTenths) return `<${cuts.findIndex((cut) => value <= cut)}`;
    return known.has(value) ? `=${value}` : "other";
  };
  const named = [past, now].map(({ column, rows }) => Array.from(rows, (row) => cellOf(column, row)));
  const names = [...new Set(named.flat())].sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const [before, after] = [past, now].map((of, i) =>
    countsOf(
      of,
      Int32Array.from(named[i]!, (name) => place.get(name)!),
      names.length,
    ),
  );
  return { kind: byTenths ? "number" : "levels", past: before!, now: after! };
}

/** Weights of cells, scaled to the rows of equal weight that would be as informative. */
function countsOf({ rows, weights = null, clusters = null }: Values, cells: Int32Array, count: number): readonly number[] {
  const own = weights === null ? null : Float64Array.from(rows, (row) => weights[row]!);
  const grouped = clusters === null ? null : Float64Array.from(rows, (row) => clusters[row]!);
  const sums = new Array<number>(count).fill(0);
  // In the order of the weights, so that the order of rows changes nothing.
  const order = own === null ? null : Array.from(own.keys()).sort((a, b) => own[a]! - own[b]!);
  for (let i = 0; i < cells.length; i++) sums[cells[order?.[i] ?? i]!]! += own?.[order?.[i] ?? i] ?? 1;
  const whole = sums.reduce((sum, one) => sum + one, 0);
  const scale = effectiveRows({ cells, count, weights: own, clusters: grouped }) / whole;
  return scale === 1 ? sums : sums.map((sum) => sum * scale);
}

/** The numbers that are there, ascending. */
export function presentNumbers({ column, rows }: Values): Float64Array {
  if (column.kind !== "number") return new Float64Array();
  return Float64Array.from(rows, (row) => column.values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

/** Rows without a value. */
export const missingOf = ({ column, rows }: Values): number =>
  rows.reduce(
    (sum, row) =>
      sum + ((column.kind === "number" ? Number.isNaN(column.values[row]!) : column.codes[row]! === column.levels.length) ? 1 : 0),
    0,
  );

/** Upper ends of tenths, each a value that is there; the last tenth has none. */
function tenths(ascending: Float64Array): readonly number[] {
  const ends = Array.from({ length: 9 }, (_, i) => ascending[Math.ceil(((i + 1) * ascending.length) / 10) - 1]!);
  return [...new Set(ends)].filter((end) => end < ascending[ascending.length - 1]!);
}
