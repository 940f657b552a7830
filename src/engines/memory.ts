import type { Table } from "../table/table.js";
import type { Engine } from "./engine.js";
import { cubeOf } from "./memory/cube-of.js";
import { held } from "./memory/held.js";
import { seriesOf } from "./memory/series-of.js";
import { profileOf, quantilesOf, rangeOf, valuesOf } from "./memory/summaries.js";

/** The engine over a table in memory. */
export function memoryEngine(table: Table): Engine {
  const rows = held(table);
  return {
    id: "memory",
    rows: table.rows,
    columns: [...table.columns].map(([name, { kind }]) => ({ name, kind })),
    cube: async (query) => cubeOf(rows, query),
    series: async (query) => seriesOf(rows, query),
    values: async (column, limit, where) => valuesOf(rows, column, limit, where),
    range: async (column, where) => rangeOf(rows, column, where),
    quantiles: async (column, shares, where) => quantilesOf(rows, column, shares, where),
    profile: async (most) => profileOf(rows, most),
    [Symbol.asyncDispose]: async () => {},
  };
}
