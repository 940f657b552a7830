import type { Table } from "../table/table.js";
import type { Model, ScoreOptions, Scores } from "./model.js";

/** The same model, which is asked about this table once, however many ask it; about anything else it is asked as before. */
export function remembered<M extends Model>(model: M, table: Table): M {
  let scores: Promise<Scores> | null = null;
  return Object.create(model, {
    score: {
      value(rows: Table, options?: ScoreOptions): Promise<Scores> {
        if (rows !== table) return model.score(rows, options);
        scores ??= model.score(rows, options).catch((cause: unknown) => {
          scores = null;
          throw cause;
        });
        return scores;
      },
    },
  }) as M;
}
