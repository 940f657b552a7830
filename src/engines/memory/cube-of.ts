import { type Cube, type CubeQuery, sortedCube } from "../../cube/cube.js";
import { countCells } from "./count-cells.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";
import { weighingOf } from "./weighing-of.js";

/** Counts rows by coordinates: one integer per row and axis, no row ever becomes an object. */
export function cubeOf(rows: Held, query: CubeQuery): Cube {
  const names = Object.keys(query.axes);
  const mask = query.where === undefined ? null : maskOf(rows, query.where);
  const { cells, tallies } = countCells({
    names,
    axes: names.map((name) => rows.axis(query.axes[name]!)),
    rows: rows.table.rows,
    weighing: weighingOf(rows, query, mask),
  });
  return sortedCube(names, cells, tallies);
}
