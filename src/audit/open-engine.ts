import { createRequire } from "node:module";
import type { Engine } from "../engines/engine.js";
import { EvenhandError, fault } from "../errors.js";
import { noSuchColumn } from "../readers/chosen-columns.js";
import { readTable } from "../readers/read-table.js";
import { quoted, visible } from "../readers/wording.js";
import { type Format, fileName, type Layout } from "../table/layout.js";

/** Bytes from which DuckDB counts, by format; formats that it does not read in place are held in memory whatever their size. */
const duckdbFrom: Readonly<Record<Format, number | null>> = {
  csv: 64_000_000,
  ndjson: 64_000_000,
  parquet: 32_000_000,
  json: null,
  arrow: null,
};

/** Whether DuckDB is to count: asked for, or the files are large and the optional package is there. */
export function suitsDuckdb(layout: Layout, bytes: number, asked: "memory" | "duckdb" | null): boolean {
  const from = duckdbFrom[layout.format];
  if (asked === "duckdb" && from === null)
    throw fault("EH200", `${layout.format} files are counted in memory, not by duckdb`, {
      help: ["leave out --engine duckdb, or write the data as Parquet"],
    });
  if (asked !== null) return asked === "duckdb";
  return from !== null && bytes >= from && isInstalled("@duckdb/node-api");
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** The DuckDB engine over files. What it cannot read is read once more by our own reader, which says where the mistake is. */
export async function openEngine(layout: Layout, signal?: AbortSignal): Promise<Engine> {
  const { duckdbEngine } = await import("../engines/duckdb.js");
  const engine = await duckdbEngine(layout, signal ? { signal } : {}).catch(async (cause: unknown) => {
    if (cause instanceof EvenhandError) throw cause;
    await readTable(layout, { columns: [], ...(signal && { signal }) });
    throw fault("EH100", `${visible(fileName(layout, 0))} cannot be read by DuckDB`, {
      evidence: [visible(String(cause instanceof Error ? cause.message : cause).split("\n")[0]!, 100)],
      help: ["--engine memory"],
      cause,
    });
  });
  if (engine.rows > 0) return engine;
  await engine[Symbol.asyncDispose]();
  throw fault("EH107", `${visible(fileName(layout, 0))} has ${layout.format === "csv" ? "a header and no rows" : "no rows"}`);
}

/** EH126 when a column of counts does not hold whole numbers from 0 up. */
export async function checkCounts(engine: Engine, column: string, name: string): Promise<void> {
  const found = engine.columns.find((other) => other.name === column);
  if (found === undefined)
    throw noSuchColumn(
      column,
      engine.columns.map((other) => other.name),
      name,
    );
  const { whole, min, missing } = await engine.range(column);
  if (found.kind === "number" && whole && missing === 0 && min !== null && min >= 0) return;
  const seen =
    found.kind === "category"
      ? "text"
      : missing > 0
        ? "empty in some rows"
        : min !== null && min < 0
          ? String(min)
          : "not whole in some rows";
  throw fault("EH126", `column ${quoted(column)} of ${visible(name)} is ${seen}, a count is a whole number from 0 up`, {
    help: ["write how many rows each row stands for, 0 when there are none"],
  });
}
