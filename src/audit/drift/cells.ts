import type { Column } from "../../table/table.js";

/** Numbers with more different values are compared by tenths. */
const MOST_LEVELS = 10;

/** Values of a column in some rows. */
export interface Values {
  readonly column: Column;
  readonly rows: Int32Array;
}

/** Counts of both samples over the same cells, none of which is empty in both; the last is that of missing values where there are some. */
export interface Cells {
  readonly kind: "number" | "levels";
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
  const counted = ({ column, rows }: Values): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const cell = cellOf(column, row);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return counts;
  };
  const [before, after] = [counted(past), counted(now)];
  const cells = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    kind: byTenths ? "number" : "levels",
    past: cells.map((cell) => before.get(cell) ?? 0),
    now: cells.map((cell) => after.get(cell) ?? 0),
  };
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
