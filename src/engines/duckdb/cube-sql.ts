import { type Cube, type CubeQuery, noTally, sortedCube, type Tally } from "../../cube/cube.js";
import { notNumbers } from "../unknown-column.js";
import { coordinate, coordinateOf } from "./coordinate.js";
import { numberLiteral } from "./literals.js";
import type { Relation } from "./relation.js";
import { selection } from "./select.js";

/** The one SELECT that answers a query: a row a cell, its coordinates and then its sums. */
export function cubeSql({ axes, weight, count, where }: CubeQuery, relation: Relation): string {
  const weighed = [weight?.column, count].filter((name) => name !== undefined);
  const { column, from } = selection(relation, [...Object.values(axes).map((axis) => axis.column), ...weighed], where);
  for (const name of weighed) if (column(name).kind !== "number") throw notNumbers(name);
  const places = Object.values(axes).map((axis) => coordinate(axis, column(axis.column)));
  const keys = places.map((sql, i) => `${sql} as k${i}`);
  const times = count === undefined ? null : `half_up(${column(count).sql})::hugeint`;
  const multiple = weight === undefined ? null : `half_up(${column(weight.column).sql} / ${numberLiteral(weight.quantum)})::hugeint`;
  const sums = [
    times === null ? "count(*)" : `sum(${times})`,
    ...(multiple === null ? [] : [product(times, multiple), product(times, multiple, multiple)]),
  ];
  return `select ${[...keys, ...sums].join(", ")} ${from}${keys.length === 0 ? "" : ` group by ${keys.map((_, i) => i + 1).join(", ")}`}`;
}

const product = (...factors: readonly (string | null)[]): string => `sum(${factors.filter((factor) => factor !== null).join(" * ")})`;

/** The cube of the rows that the SELECT answers. */
export function cubeFromRows({ axes, weight }: CubeQuery, rows: readonly (readonly unknown[])[]): Cube {
  const names = Object.keys(axes);
  const counted = rows
    .map((row) => ({ row, tally: tallyOf(row.slice(names.length), weight?.quantum ?? null) }))
    .filter(({ tally }) => tally.n !== 0);
  const cells = counted.map(({ row }) => Object.fromEntries(names.map((name, i) => [name, coordinateOf(axes[name]!, row[i])])));
  return sortedCube(
    names,
    cells,
    counted.map(({ tally }) => tally),
  );
}

function tallyOf([n, w, w2]: readonly unknown[], quantum: number | null): Tally {
  const rows = Number(n);
  if (rows === 0) return noTally;
  return quantum === null ? { n: rows, w: rows, w2: rows } : { n: rows, w: Number(w) * quantum, w2: Number(w2) * quantum * quantum };
}
