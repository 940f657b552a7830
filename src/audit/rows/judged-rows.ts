import { codedAxis } from "../../engines/memory/coded-axis.js";
import { type Held, held } from "../../engines/memory/held.js";
import { fault } from "../../errors.js";
import type { Model } from "../../models/model.js";
import type { Table } from "../../table/table.js";
import { usualCut } from "../asked-model/answer-cut.js";
import { type RowFacts, rowFacts } from "../importance/row-facts.js";
import type { StudyWork } from "../studies/study.js";

/** What is known of each row and of what was said about it: by the model where there is one, else by the data. */
export interface JudgedRows extends RowFacts {
  /** Scores, or predicted amounts; null where there are none. NaN in a row without one. */
  readonly scores: Float64Array | null;
  /** 1 positive, 0 negative, NaN none; null where there are no decisions, as of amounts. */
  readonly decisions: Float64Array | null;
  /** Decisions are scores of at least this; null where they are no cut of the scores. */
  readonly threshold: number | null;
  /** Rows with the same code are not independent; null = all rows are. */
  readonly clusters: Float64Array | null;
  readonly by: "model" | "data";
}

/** The rows as the model judges them, or as the data say they were judged. Throws EH200 when a row stands for many, and EH304 to EH307 of the model. */
export async function judgedRows({ table, bound, request, cut: known, signal }: StudyWork, model: Model | null): Promise<JudgedRows> {
  if (request.columns.count !== null)
    throw fault("EH200", `each row stands for ${request.columns.count} people, and this is asked of single rows`, {
      help: ["give the data with one row a person"],
    });
  const facts = rowFacts(table, bound, request);
  const { cluster } = request.columns;
  const clusters = cluster === null ? null : codesOf(table, cluster);
  const amounts = bound.task.task === "regression";
  if (model !== null) {
    const scores = (await model.score(table, signal === undefined ? {} : { signal })).values;
    const { threshold } = known ?? usualCut(model, request.outcome.threshold);
    return { ...facts, clusters, scores, threshold, decisions: threshold === null ? null : cut(scores, threshold), by: "model" };
  }
  const rows = held(table);
  const scores = numbersOf(table, bound.score?.column ?? (amounts ? request.columns.prediction : null));
  return { ...facts, clusters, scores, threshold: request.outcome.threshold, decisions: amounts ? null : decided(rows, bound), by: "data" };
}

const cut = (scores: Float64Array, threshold: number): Float64Array =>
  scores.map((score) => (Number.isNaN(score) ? Number.NaN : score >= threshold ? 1 : 0));

function decided(rows: Held, { prediction, task }: StudyWork["bound"]): Float64Array | null {
  if (prediction === null || task.task !== "binary") return null;
  const { codes, coordinates } = codedAxis(rows, prediction.axis);
  return Float64Array.from(codes, (code) => {
    const one = coordinates[code] ?? null;
    return one === 1 ? 1 : one === 0 ? 0 : Number.NaN;
  });
}

function numbersOf(table: Table, name: string | null): Float64Array | null {
  const column = name === null ? undefined : table.columns.get(name);
  return column?.kind === "number" ? column.values : null;
}

/** A number for each different value of a column. */
function codesOf(table: Table, name: string): Float64Array | null {
  const column = table.columns.get(name);
  if (column === undefined) return null;
  return column.kind === "number" ? column.values : Float64Array.from(column.codes);
}
