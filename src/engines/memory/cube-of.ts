import { type Cube, type CubeQuery, sortedCube } from "../../cube/cube.js";
import { countCells } from "./count-cells.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";

/** Counts rows by coordinates: one integer per row and axis, no row ever becomes an object. */
export function cubeOf(rows: Held, { axes, weight, count, where }: CubeQuery): Cube {
  const names = Object.keys(axes);
  const mask = where === undefined ? null : maskOf(rows, where);
  const counts = count === undefined ? null : wholeMultiples(rows.numbers(count), 1);
  const { cells, tallies } = countCells({
    names,
    axes: names.map((name) => rows.axis(axes[name]!)),
    rows: rows.table.rows,
    weighing: {
      times: timesOf(mask, counts),
      weight:
        weight === undefined ? null : { multiples: wholeMultiples(rows.numbers(weight.column), weight.quantum), quantum: weight.quantum },
    },
  });
  return sortedCube(names, cells, tallies);
}

/** How many rows each row stands for; null = one each. */
function timesOf(mask: Uint8Array | null, counts: Float64Array | null): ArrayLike<number> | null {
  if (mask === null || counts === null) return mask ?? counts;
  return counts.map((count, i) => (mask[i] === 1 ? count : 0));
}

/** Each value in whole multiples of `quantum`, halves up; what is no finite number counts as 0. */
function wholeMultiples(values: Float64Array, quantum: number): Float64Array {
  const multiples = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const exact = values[i]! / quantum;
    const floor = Math.floor(exact);
    if (Number.isFinite(exact)) multiples[i] = exact - floor >= 0.5 ? floor + 1 : floor;
  }
  return multiples;
}
