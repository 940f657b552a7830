import type { Layout } from "../table/layout.js";
import { csvSource } from "./duckdb/csv-source.js";
import { cubeFromRows, cubeSql } from "./duckdb/cube-sql.js";
import { pathsLiteral } from "./duckdb/files.js";
import { ndjsonSource } from "./duckdb/ndjson-source.js";
import { parquetSource } from "./duckdb/parquet-source.js";
import { seriesOf } from "./duckdb/series-sql.js";
import { openSession, type SessionOptions } from "./duckdb/session.js";
import type { Source } from "./duckdb/source.js";
import { type Ask, profileOf, quantilesOf, rangeOf, valuesOf } from "./duckdb/summaries-sql.js";
import { typedRelation } from "./duckdb/typed-relation.js";
import type { Engine } from "./engine.js";

/**
 * The engine over files that DuckDB reads in place: rows stay there, only counts come out, and files may be larger than memory.
 *
 * It takes CSV in UTF-8, NDJSON and Parquet. A package that is missing is EH305; what DuckDB cannot read is its own Error.
 */
export async function duckdbEngine(layout: Layout, options: SessionOptions = {}): Promise<Engine> {
  const session = await openSession(pathsLiteral(layout), options);
  const { ask } = session;
  try {
    const { relation, rows } = await typedRelation(await sourceOf(layout, ask), ask);
    return {
      id: "duckdb",
      rows,
      columns: relation.columns,
      cube: async (query) => cubeFromRows(query, await ask(cubeSql(query, relation))),
      series: (query) => seriesOf(ask, relation, query),
      values: (name, limit, where) => valuesOf(ask, relation, { name, limit, where }),
      range: (name, where) => rangeOf(ask, relation, name, where),
      quantiles: (name, shares, where) => quantilesOf(ask, relation, { name, shares, where }),
      profile: (most) => profileOf(ask, relation, most),
      [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
    };
  } catch (error) {
    await session[Symbol.asyncDispose]();
    throw error;
  }
}

async function sourceOf(layout: Layout, ask: Ask): Promise<Source> {
  switch (layout.format) {
    case "csv":
      return csvSource(layout);
    case "ndjson":
      return ndjsonSource(layout);
    case "parquet":
      return parquetSource(layout, ask);
    case "json":
    case "arrow":
      throw new TypeError(`${layout.format} files are not read in place`);
  }
}
