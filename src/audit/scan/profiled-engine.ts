import type { Engine } from "../../engines/engine.js";

/**
 * The engine with what one look at every column says kept, so that a question about each column of a file is no pass of its own.
 *
 * Questions with a filter, and lists of values longer than `most`, are asked as ever.
 */
export async function profiledEngine(engine: Engine, most: number): Promise<Engine> {
  const known = new Map((await engine.profile(most)).map((summary) => [summary.name, summary]));
  return {
    ...engine,
    values: async (column, limit, where) => {
      const summary = where === undefined ? known.get(column) : undefined;
      if (summary === undefined || summary.values.length < Math.min(limit, summary.distinct)) return engine.values(column, limit, where);
      return { values: summary.values.slice(0, limit), distinct: summary.distinct, missing: summary.missing };
    },
    range: async (column, where) => (where === undefined ? known.get(column) : undefined) ?? engine.range(column, where),
  };
}
