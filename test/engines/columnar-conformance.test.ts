import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ColumnarCube } from "../../src/cube/columnar.js";
import type { Cube } from "../../src/cube/cube.js";
import { duckdbEngine } from "../../src/engines/duckdb.js";
import type { Engine } from "../../src/engines/engine.js";
import { memoryEngine } from "../../src/engines/memory.js";
import { readTable } from "../../src/readers/read-table.js";
import { type Table, tableFrom } from "../../src/table/table.js";
import { oracle } from "./oracle.js";
import { data, fitting, questions } from "./random-data.js";
import { asParquet } from "./written.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "evenhand-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("memory: columnar cubes of random tables have the cells of the cube, in its order", async () => {
  await fc.assert(
    fc.asyncProperty(data, questions, async (columns, { cubes }) => {
      const table = tableFrom(columns);
      await agree(memoryEngine(table), table, cubes);
    }),
    { numRuns: 100, seed: 20261107 },
  );
});

test("duckdb: columnar cubes of random tables have the cells of the cube, in its order", async () => {
  await fc.assert(
    fc.asyncProperty(data, questions, async (columns, { cubes }) => {
      const layout = await asParquet(folder, columns);
      await using engine = await duckdbEngine(layout, { threads: 2 });
      await agree(engine, await readTable(layout), cubes);
    }),
    { numRuns: 10, seed: 20261107 },
  );
});

test("a columnar cube lists the coordinates that occur, and counts over blocks of rows", async () => {
  const rows = 5000;
  const table = tableFrom({ g: Array.from({ length: rows }, (_, i) => (i % 7 === 0 ? null : `g${i % 3}`)), keep: [...Array(rows).keys()] });
  const query = {
    axes: { g: { kind: "category", column: "g" }, few: { kind: "bin", column: "keep", edges: [10, 4000, 9000] } },
    where: { kind: "compare", column: "keep", operator: ">=", value: 4000 },
  } as const;
  const expected = {
    axes: [
      { name: "g", coordinates: [null, "g0", "g1", "g2"], places: [0, 1, 2, 3] },
      { name: "few", coordinates: [2], places: [0, 0, 0, 0] },
    ],
    n: [143, 285, 287, 285],
  };
  expect(plain(await memoryEngine(table).columnar(query))).toEqual(expected);
  const layout = await asParquet(folder, {
    g: Array.from({ length: rows }, (_, i) => (i % 7 === 0 ? null : `g${i % 3}`)),
    keep: [...Array(rows).keys()],
  });
  await using engine = await duckdbEngine(layout, { threads: 2 });
  expect(plain(await engine.columnar(query))).toEqual(expected);
});

async function agree(engine: Engine, table: Table, cubes: readonly Parameters<typeof fitting>[0][]): Promise<void> {
  for (const { weight: _, ...query } of cubes.map((any) => fitting(any, table))) {
    expect(asCube(await engine.columnar(query))).toEqual(oracle(table).cube(query));
  }
}

const plain = ({ axes, n }: ColumnarCube) => ({
  axes: axes.map(({ name, coordinates, places }) => ({ name, coordinates, places: [...places] })),
  n: [...n],
});

function asCube({ axes, n }: ColumnarCube): Cube {
  return {
    axes: axes.map(({ name }) => name),
    cells: Array.from(n, (_, cell) => Object.fromEntries(axes.map(({ name, coordinates, places }) => [name, coordinates[places[cell]!]!]))),
    tallies: Array.from(n, (rows) => ({ n: rows, w: rows, w2: rows })),
  };
}
