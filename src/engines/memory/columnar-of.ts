import { type ColumnarCube, columnarCube } from "../../cube/columnar.js";
import type { CubeQuery } from "../../cube/cube.js";
import type { Held } from "./held.js";
import { maskOf } from "./mask.js";
import { weighingOf } from "./weighing-of.js";

/** The columnar cube by sorting the rows. */
export function columnarOf(rows: Held, query: Omit<CubeQuery, "weight">): ColumnarCube {
  const mask = query.where === undefined ? null : maskOf(rows, query.where);
  return columnarCube({
    axes: Object.entries(query.axes).map(([name, axis]) => {
      const { coordinates, codes } = rows.axis(axis);
      return { name, coordinates, places: codes };
    }),
    times: weighingOf(rows, query, mask).times,
    rows: rows.table.rows,
  });
}
