import { type ColumnarCube, columnarCube, type Places, placesAt } from "../cube/columnar.js";
import type { Coordinate } from "../cube/cube.js";
import { drawBinomial } from "../stats/binomial-draw.js";
import type { Rng } from "../stats/rng.js";

/** A column whose values make groups, and the text of each value in the order in which they are shown. */
export interface ScanColumn {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Rows folded to the different combinations of values (tuples), with what a rate counts of each: rows, trials, hits.
 *
 * Tuples are in falling order of their trials, equal ones in the order of their values, so that nothing computed from
 * them depends on the order of rows. The last ones may have no trials at all.
 */
export interface Population {
  readonly columns: readonly ScanColumn[];
  /** For each column, each tuple's place among its values. */
  readonly places: readonly Places[];
  readonly rows: Float64Array;
  readonly trials: Float64Array;
  readonly hits: Float64Array;
  readonly total: { readonly rows: number; readonly trials: number; readonly hits: number };
}

/** What a row is to a rate. */
export type Outcome = "hit" | "miss" | "none";

/** How the axis of a cube becomes a scanned column. */
export interface ColumnReading extends ScanColumn {
  readonly axis: string;
  /** A value's text, one of `values`. */
  text(coordinate: Coordinate): string;
}

/** The population of a columnar cube with one axis a column; `outcome` reads the coordinates of the axes that are not columns. */
export function populationOf(
  cube: ColumnarCube,
  columns: readonly ColumnReading[],
  outcome: (at: Readonly<Record<string, Coordinate>>) => Outcome,
): Population {
  const all = Uint32Array.from({ length: cube.n.length }, (_, cell) => cell);
  const read = columns.map(({ axis, values, text }) => {
    const { coordinates, places } = cube.axes.find(({ name }) => name === axis)!;
    const placeOf = coordinates.map((coordinate) => values.indexOf(text(coordinate)));
    return { name: axis, coordinates: values.map((_, place) => place), places: placesAt(places, all, values.length, placeOf) };
  });
  const outcomes = outcomesOf(cube, new Set(columns.map(({ axis }) => axis)), outcome);
  const folded = columnarCube({ axes: [...read, outcomes], times: cube.n, rows: cube.n.length });
  return tuplesOf(folded, columns);
}

const NONE = 0;
const MISS = 1;
const HIT = 2;

/** The axis of outcomes, as 0 none, 1 miss, 2 hit. */
function outcomesOf(cube: ColumnarCube, scanned: ReadonlySet<string>, outcome: Parameters<typeof populationOf>[2]) {
  const others = cube.axes.filter(({ name }) => !scanned.has(name));
  const known = new Map<number, number>();
  const places = new Uint8Array(cube.n.length);
  for (let cell = 0; cell < places.length; cell++) {
    let key = 0;
    for (const axis of others) key = key * axis.coordinates.length + axis.places[cell]!;
    let place = known.get(key);
    if (place === undefined) {
      const what = outcome(Object.fromEntries(others.map((axis) => [axis.name, axis.coordinates[axis.places[cell]!]!])));
      place = what === "hit" ? HIT : what === "miss" ? MISS : NONE;
      known.set(key, place);
    }
    places[cell] = place;
  }
  return { name: "outcome", coordinates: [NONE, MISS, HIT], places };
}

/** Neighbouring cells that differ in the last axis only become one tuple. */
function tuplesOf({ axes, n }: ColumnarCube, columns: readonly ScanColumn[]): Population {
  const places = axes.slice(0, -1);
  const outcome = axes.at(-1)!;
  const first = new Uint32Array(n.length);
  const rows = new Float64Array(n.length);
  const trials = new Float64Array(n.length);
  const hits = new Float64Array(n.length);
  let tuples = 0;
  for (let cell = 0; cell < n.length; cell++) {
    if (cell === 0 || differ(places, cell, first[tuples - 1]!)) first[tuples++] = cell;
    const tuple = tuples - 1;
    const what = outcome.coordinates[outcome.places[cell]!];
    rows[tuple]! += n[cell]!;
    if (what !== NONE) trials[tuple]! += n[cell]!;
    if (what === HIT) hits[tuple]! += n[cell]!;
  }
  const cells = first.subarray(0, tuples);
  const placed = places.map((axis, c) => placesAt(axis.places, cells, columns[c]!.values.length, axis.coordinates as readonly number[]));
  return inFallingOrder({
    columns: columns.map(({ name, values }) => ({ name, values })),
    places: placed,
    rows: rows.subarray(0, tuples),
    trials: trials.subarray(0, tuples),
    hits: hits.subarray(0, tuples),
  });
}

function differ(axes: readonly { readonly places: Places }[], a: number, b: number): boolean {
  // Neighbours of a sorted cube differ in the last axes first.
  for (let i = axes.length - 1; i >= 0; i--) if (axes[i]!.places[a] !== axes[i]!.places[b]) return true;
  return false;
}

interface Tuples {
  readonly columns: readonly ScanColumn[];
  readonly places: readonly Places[];
  readonly rows: ArrayLike<number>;
  readonly trials: ArrayLike<number>;
  readonly hits: ArrayLike<number>;
}

/** The population of tuples that are in the order of their values. */
function inFallingOrder({ columns, places, rows, trials, hits }: Tuples): Population {
  const order = Uint32Array.from({ length: trials.length }, (_, i) => i).sort((a, b) => trials[b]! - trials[a]! || a - b);
  const ordered = (values: ArrayLike<number>): Float64Array => Float64Array.from(order, (tuple) => values[tuple]!);
  return {
    columns,
    places: places.map((place, c) => placesAt(place, order, columns[c]!.values.length)),
    rows: ordered(rows),
    trials: ordered(trials),
    hits: ordered(hits),
    total: { rows: sum(rows), trials: sum(trials), hits: sum(hits) },
  };
}

/** The population cut in two at random, row by row, in equal chances. */
export function halves(whole: Population, random: Rng): readonly [Population, Population] {
  const half = (values: Float64Array): Float64Array => values.map((count) => drawBinomial(count, 0.5, random));
  const hits = half(whole.hits);
  const misses = half(whole.trials.map((trials, i) => trials - whole.hits[i]!));
  const others = half(whole.rows.map((rows, i) => rows - whole.trials[i]!));
  const trials = hits.map((h, i) => h + misses[i]!);
  const rows = trials.map((n, i) => n + others[i]!);
  const without = (all: Float64Array, part: Float64Array): Float64Array => all.map((value, i) => value - part[i]!);
  const { columns, places } = whole;
  return [
    inFallingOrder({ columns, places, rows, trials, hits }),
    inFallingOrder({
      columns,
      places,
      rows: without(whole.rows, rows),
      trials: without(whole.trials, trials),
      hits: without(whole.hits, hits),
    }),
  ];
}

/** What the tuples with the given values come to. */
export function countWhere(
  { places, ...population }: Population,
  literals: readonly { readonly column: number; readonly value: number }[],
): { readonly rows: number; readonly trials: number; readonly hits: number } {
  const total = { rows: 0, trials: 0, hits: 0 };
  const outside = new Uint8Array(population.rows.length);
  for (const { column, value } of literals) {
    const place = places[column]!;
    for (let i = 0; i < outside.length; i++) if (place[i] !== value) outside[i] = 1;
  }
  for (let i = 0; i < outside.length; i++) {
    if (outside[i] === 1) continue;
    total.rows += population.rows[i]!;
    total.trials += population.trials[i]!;
    total.hits += population.hits[i]!;
  }
  return total;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
