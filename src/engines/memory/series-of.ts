import { columnsOfValue, noPoints, type Points, type RowValue, type Series, type SeriesQuery, sortedSeries } from "../../cube/series.js";
import { type Binning, binningFor, binOf } from "../../cube/value-bins.js";
import { distinctNumbers } from "./coded-numbers.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";
import { occurringCells } from "./occurring-cells.js";
import { type Tallier, tallierFor } from "./tallier.js";
import { weighingOf } from "./weighing-of.js";

/** `Engine.series` over a table: rows are laid out cell by cell, and each cell's values sorted. */
export function seriesOf(rows: Held, query: SeriesQuery): Series {
  const { of, axes, where, most } = query;
  const names = Object.keys(axes);
  const mask = where === undefined ? null : maskOf(rows, where);
  const { values, binned } = binnedValues(valuesOf(rows, of), mask, most);
  const { cellOf, cells } = occurringCells(
    names.map((name) => ({ name, axis: rows.axis(axes[name]!) })),
    rows.table.rows,
  );
  const distinct = distinctByCell(values, { cellOf, cells: cells.length, mask });
  const tallier = tallierFor(distinct.places, weighingOf(rows, query, mask));
  tallier.add(distinct.placeOf, 0, rows.table.rows);
  const found = cells.map((cell, c) => ({
    cell,
    points: pointsOf(distinct.values[c]!, distinct.starts[c]!, tallier),
    missing: tallier.tallyOf(distinct.starts[c]! + distinct.values[c]!.length),
  }));
  return sortedSeries(
    names,
    found.filter(({ points, missing }) => points.values.length > 0 || missing.n > 0),
    binned,
  );
}

function valuesOf(rows: Held, of: RowValue): Float64Array {
  const [a, b] = columnsOfValue(of).map((name) => rows.numbers(name)) as [Float64Array, Float64Array?];
  return b === undefined ? a : a.map((value, i) => value - b[i]!);
}

function binnedValues(
  values: Float64Array,
  mask: Uint8Array | null,
  most: number | undefined,
): { readonly values: Float64Array; readonly binned: Binning | null } {
  if (most === undefined) return { values, binned: null };
  const distinct = distinctNumbers(mask === null ? values : values.filter((_, i) => mask[i] === 1));
  if (distinct.length <= most) return { values, binned: null };
  const finite = distinct.filter(Number.isFinite);
  const binned = binningFor(finite[0] ?? 0, finite.at(-1) ?? 0);
  return { values: values.map((value) => (Number.isNaN(value) ? value : binOf(value, binned).middle)), binned };
}

interface Layout {
  readonly cellOf: Int32Array;
  readonly cells: number;
  readonly mask: Uint8Array | null;
}

interface DistinctByCell {
  /** Of each cell, ascending. */
  readonly values: readonly Float64Array[];
  /** The place of each cell's first value; after its last one comes the place of its missing ones. */
  readonly starts: Float64Array;
  readonly places: number;
  readonly placeOf: Int32Array;
}

function distinctByCell(values: Float64Array, { cellOf, cells, mask }: Layout): DistinctByCell {
  const rows = values.length;
  const ends = new Float64Array(cells + 1);
  const present = (i: number): boolean => !Number.isNaN(values[i]!) && (mask === null || mask[i] === 1);
  for (let i = 0; i < rows; i++) if (present(i)) ends[cellOf[i]! + 1]!++;
  for (let c = 0; c < cells; c++) ends[c + 1]! += ends[c]!;
  const next = ends.slice();
  const sorted = new Float64Array(ends[cells]!);
  for (let i = 0; i < rows; i++) if (present(i)) sorted[next[cellOf[i]!]!++] = values[i]!;
  const distinct = Array.from({ length: cells }, (_, c) => distinctNumbers(sorted.subarray(ends[c]!, ends[c + 1]!)));
  const starts = new Float64Array(cells + 1);
  distinct.forEach((own, c) => {
    starts[c + 1] = starts[c]! + own.length + 1;
  });
  const placeOf = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const cell = cellOf[i]!;
    const own = distinct[cell]!;
    placeOf[i] = starts[cell]! + (present(i) ? placeAmong(own, values[i]!) : own.length);
  }
  return { values: distinct, starts, places: starts[cells]!, placeOf };
}

function placeAmong(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values that rows count for; a value whose rows all stand for 0 rows is left out. */
function pointsOf(values: Float64Array, start: number, tallier: Tallier): Points {
  const tallies = Array.from(values, (value, i) => ({ value, ...tallier.tallyOf(start + i) })).filter(({ n }) => n !== 0);
  if (tallies.length === 0) return noPoints;
  return {
    values: Float64Array.from(tallies, ({ value }) => value),
    n: Float64Array.from(tallies, ({ n }) => n),
    w: Float64Array.from(tallies, ({ w }) => w),
    w2: Float64Array.from(tallies, ({ w2 }) => w2),
  };
}
