import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { duckdbEngine } from "../../src/engines/duckdb.js";
import { memoryEngine } from "../../src/engines/memory.js";
import { readTable } from "../../src/readers/read-table.js";
import type { Layout } from "../../src/table/layout.js";
import { tableFrom } from "../../src/table/table.js";
import { conformance } from "./conformance.js";
import type { Data } from "./random-data.js";
import { asCsv, asNdjson, asParquet } from "./written.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "evenhand-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

conformance(
  "memory",
  async (columns) => {
    const table = tableFrom(columns);
    return { engine: memoryEngine(table), table };
  },
  { runs: 200 },
);

/** DuckDB over a file, and what our own reader makes of the same file. */
const duckdbOver = (write: (folder: string, columns: Data) => Promise<Layout>) => async (columns: Data) => {
  const layout = await write(folder, columns);
  return { engine: await duckdbEngine(layout, { threads: 2 }), table: await readTable(layout) };
};

conformance("duckdb over Parquet", duckdbOver(asParquet), { runs: 15 });
conformance("duckdb over CSV", duckdbOver(asCsv), { runs: 15 });
conformance("duckdb over NDJSON", duckdbOver(asNdjson), { runs: 10 });
