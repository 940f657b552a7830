import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { duckdbEngine } from "../../src/engines/duckdb.js";
import { memoryEngine } from "../../src/engines/memory.js";
import { readTable } from "../../src/readers/read-table.js";
import { tableFrom } from "../../src/table/table.js";
import { seriesConformance } from "./series-conformance.js";
import { asParquet } from "./written.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "evenhand-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

seriesConformance(
  "memory",
  async (columns) => {
    const table = tableFrom(columns);
    return { engine: memoryEngine(table), table };
  },
  { runs: 100 },
);

seriesConformance(
  "duckdb",
  async (columns) => {
    const layout = await asParquet(folder, columns);
    return { engine: await duckdbEngine(layout, { threads: 2 }), table: await readTable(layout) };
  },
  { runs: 8 },
);
