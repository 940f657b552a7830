import type { Coordinate } from "../../cube/cube.js";
import type { CodedAxis } from "./coded-axis.js";

export interface NamedAxis {
  readonly name: string;
  readonly axis: CodedAxis;
}

/** The combinations of coordinates that occur, in order of first occurrence, and for each row which one it has. */
export interface OccurringCells {
  readonly cells: readonly Readonly<Record<string, Coordinate>>[];
  readonly cellOf: Int32Array;
}

/** The combinations found axis by axis, so that those that do not occur take no room. */
export function occurringCells(axes: readonly NamedAxis[], rows: number): OccurringCells {
  const cellOf = new Int32Array(rows);
  let cells: Record<string, Coordinate>[] = rows === 0 ? [] : [{}];
  for (const { name, axis } of axes) {
    const { coordinates, codes } = axis;
    const placeOf = new Map<number, number>();
    const finer: Record<string, Coordinate>[] = [];
    for (let i = 0; i < rows; i++) {
      const key = cellOf[i]! * coordinates.length + codes[i]!;
      let place = placeOf.get(key);
      if (place === undefined) {
        place = finer.length;
        placeOf.set(key, place);
        finer.push({ ...cells[cellOf[i]!]!, [name]: coordinates[codes[i]!]! });
      }
      cellOf[i] = place;
    }
    cells = finer;
  }
  return { cells, cellOf };
}
