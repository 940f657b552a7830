import type { EngineId } from "./engine.js";

/** What an engine is for; the code of each is loaded when it is first used. */
export interface EngineEntry {
  readonly title: string;
  /** The optional package that it needs. */
  readonly needs: string | null;
}

/** Every engine. An engine is added by a line here; test/engines/conformance.ts says what it has to do. */
export const engines: Readonly<Record<EngineId, EngineEntry>> = {
  memory: { title: "columns as typed arrays in this process", needs: null },
  duckdb: { title: "DuckDB over files in place, larger than memory", needs: "@duckdb/node-api" },
};
