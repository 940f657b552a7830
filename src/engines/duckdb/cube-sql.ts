import { type Cube, type CubeQuery, sortedCube } from "../../cube/cube.js";
import { coordinate, coordinateOf } from "./coordinate.js";
import type { Relation } from "./relation.js";
import { selection } from "./select.js";
import { tallyFrom, weighingColumns, weighingSums } from "./weighing-sql.js";

/** The one SELECT that answers a query: a row a cell, its coordinates and then its sums. */
export function cubeSql(query: CubeQuery, relation: Relation): string {
  const axes = Object.values(query.axes);
  const { column, from } = selection(relation, [...axes.map((axis) => axis.column), ...weighingColumns(query)], query.where);
  const sums = weighingSums(query, column);
  const keys = axes.map((axis, i) => `${coordinate(axis, column(axis.column))} as k${i}`);
  return `select ${[...keys, ...sums].join(", ")} ${from}${keys.length === 0 ? "" : ` group by ${keys.map((_, i) => i + 1).join(", ")}`}`;
}

/** The cube of the rows that the SELECT answers. */
export function cubeFromRows(query: CubeQuery, rows: readonly (readonly unknown[])[]): Cube {
  const names = Object.keys(query.axes);
  const counted = rows.map((row) => ({ row, tally: tallyFrom(row.slice(names.length), query) })).filter(({ tally }) => tally.n !== 0);
  const cells = counted.map(({ row }) => Object.fromEntries(names.map((name, i) => [name, coordinateOf(query.axes[name]!, row[i])])));
  return sortedCube(
    names,
    cells,
    counted.map(({ tally }) => tally),
  );
}
