import { type Coordinate, compareCoordinates } from "./cube.js";

/** Places among coordinates, one a cell or row; the narrowest array that holds them all. */
export type Places = Uint8Array | Uint16Array | Uint32Array;

/** One axis of many cells: the coordinates that occur, in their order (null first), and each cell's place among them. */
export interface ColumnarAxis {
  readonly name: string;
  readonly coordinates: readonly Coordinate[];
  readonly places: Places;
}

/**
 * A cube column by column: rows by coordinates, for questions over so many axes that nearly every row is a cell of its own.
 *
 * The cells and their order are those of the cube of the same query; one takes a few bytes an axis.
 */
export interface ColumnarCube {
  readonly axes: readonly ColumnarAxis[];
  /** Rows of each cell. */
  readonly n: Float64Array;
}

export interface Unsorted {
  readonly axes: readonly ColumnarAxis[];
  /** How often each row counts; null = once. */
  readonly times: ArrayLike<number> | null;
  readonly rows: number;
}

/** The columnar cube of rows in any order: coordinates in any order too, and some of them unused. */
export function columnarCube({ axes, times, rows }: Unsorted): ColumnarCube {
  const counted = new Uint32Array(rows);
  let used = 0;
  for (let i = 0; i < rows; i++) if (times === null || times[i] !== 0) counted[used++] = i;
  let order: Uint32Array = counted.subarray(0, used);
  const ranked = axes.map((axis) => inOrder(axis, order));
  for (let a = ranked.length - 1; a >= 0; a--) order = sortedBy(ranked[a]!, order);

  const isFirst = new Uint8Array(used);
  if (used > 0) isFirst[0] = 1;
  for (const { places } of ranked) markChanges(places, order, isFirst);
  const firstOf = new Uint32Array(used);
  const n = new Float64Array(used);
  let cells = 0;
  for (let i = 0; i < used; i++) {
    const row = order[i]!;
    if (isFirst[i] === 1) firstOf[cells++] = row;
    n[cells - 1]! += times === null ? 1 : times[row]!;
  }
  return {
    axes: ranked.map(({ name, coordinates, places }) => ({
      name,
      coordinates,
      places: placesAt(places, firstOf.subarray(0, cells), coordinates.length),
    })),
    n: n.slice(0, cells),
  };
}

/** Marks the rows, in their order, at which an axis has another place than at the row before. */
function markChanges(places: Places, order: Uint32Array, isFirst: Uint8Array): void {
  for (let i = 1; i < order.length; i++) if (places[order[i]!] !== places[order[i - 1]!]) isFirst[i] = 1;
}

/** The places of some cells, in the order in which they are listed; `read` makes a new place of each. */
export function placesAt(places: Places, cells: Uint32Array, most: number, read?: readonly number[]): Places {
  const placed = placesFor(cells.length, most);
  if (read === undefined) for (let i = 0; i < cells.length; i++) placed[i] = places[cells[i]!]!;
  else for (let i = 0; i < cells.length; i++) placed[i] = read[places[cells[i]!]!]!;
  return placed;
}

/** The axis with the coordinates that occur in the given rows only, in their order. */
function inOrder({ name, coordinates, places }: ColumnarAxis, rows: Uint32Array): ColumnarAxis {
  const occurs = new Uint8Array(coordinates.length);
  for (let i = 0; i < rows.length; i++) occurs[places[rows[i]!]!] = 1;
  const kept = coordinates.map((_, place) => place).filter((place) => occurs[place] === 1);
  kept.sort((a, b) => compareCoordinates(coordinates[a]!, coordinates[b]!));
  const rankOf = new Uint32Array(coordinates.length);
  kept.forEach((place, rank) => {
    rankOf[place] = rank;
  });
  const ranks = placesFor(places.length, kept.length);
  for (let i = 0; i < rows.length; i++) ranks[rows[i]!] = rankOf[places[rows[i]!]!]!;
  return { name, coordinates: kept.map((place) => coordinates[place]!), places: ranks };
}

/** The rows sorted by one axis, equal ones as they were: counting sort. */
function sortedBy({ coordinates, places }: ColumnarAxis, rows: Uint32Array): Uint32Array {
  const starts = new Uint32Array(coordinates.length + 1);
  for (let i = 0; i < rows.length; i++) starts[places[rows[i]!]! + 1]!++;
  for (let place = 0; place < coordinates.length; place++) starts[place + 1]! += starts[place]!;
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[starts[places[rows[i]!]!]!++] = rows[i]!;
  return sorted;
}

/** Room for `count` places below `most`. */
export function placesFor(count: number, most: number): Places {
  return most <= 0x100 ? new Uint8Array(count) : most <= 0x10000 ? new Uint16Array(count) : new Uint32Array(count);
}
