import { type ColumnarAxis, type ColumnarCube, columnarCube } from "../../cube/columnar.js";
import type { Axis, Coordinate, CubeQuery } from "../../cube/cube.js";
import { coordinateOf } from "./coordinate.js";
import { cubeSql } from "./cube-sql.js";
import type { Relation } from "./relation.js";

/** Sends a SELECT and gives its answer in blocks of columns, so that no row is ever an object. */
export type Stream = (sql: string, block: (columns: readonly (readonly unknown[])[]) => void) => Promise<void>;

/** `Engine.columnar`: the SELECT of the cube, its answer turned into places as it arrives. */
export async function columnarOf(stream: Stream, relation: Relation, query: Omit<CubeQuery, "weight">): Promise<ColumnarCube> {
  const axes = Object.entries(query.axes).map(([name, axis]) => placing(name, axis));
  const counts: Float64Array[] = [];
  await stream(cubeSql(query, relation), (columns) => {
    axes.forEach(({ add }, i) => {
      add(columns[i]!);
    });
    counts.push(Float64Array.from(columns[axes.length]!, Number));
  });
  const times = new Float64Array(counts.reduce((sum, { length }) => sum + length, 0));
  fill(times, counts);
  return columnarCube({ axes: axes.map(({ axis }) => axis(times.length)), times, rows: times.length });
}

/** An axis that grows block by block; each different value gets the next place. */
function placing(name: string, axis: Axis): { add(values: readonly unknown[]): void; axis(rows: number): ColumnarAxis } {
  const placeOf = new Map<unknown, number>();
  const coordinates: Coordinate[] = [];
  const blocks: Uint32Array[] = [];
  const place = (value: unknown): number => {
    let found = placeOf.get(value);
    if (found === undefined) {
      found = coordinates.length;
      placeOf.set(value, found);
      coordinates.push(coordinateOf(axis, value));
    }
    return found;
  };
  return {
    add: (values) => void blocks.push(Uint32Array.from(values, place)),
    axis(rows) {
      const places = new Uint32Array(rows);
      fill(places, blocks);
      return { name, coordinates, places };
    },
  };
}

function fill<T extends Uint32Array | Float64Array>(whole: T, blocks: readonly T[]): void {
  let start = 0;
  for (const block of blocks) {
    whole.set(block, start);
    start += block.length;
  }
}
