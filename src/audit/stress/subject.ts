import { taken } from "../../explanations/permutation/permuted-scores.js";
import { keyedDraws } from "../../stats/keyed-draws.js";
import { rng } from "../../stats/rng.js";
import { rowKeys } from "../../table/row-hashes.js";
import type { Table } from "../../table/table.js";
import { givenColumns } from "../importance/features.js";
import { type RowFacts, rowFacts } from "../importance/row-facts.js";
import type { ModelWork } from "../studies/study.js";

/** The rows that are disturbed, and how the model scores them as they are. */
export interface Subject {
  readonly table: Table;
  readonly facts: RowFacts;
  /** Columns that the model is given. */
  readonly given: readonly string[];
  readonly base: Float64Array;
  /** A decision a row by its scores, as a number to compare; null where scores are amounts. */
  readonly decide: ((scores: Scored) => Int32Array) | null;
  readonly scored: Scored;
  /** null where scores are amounts or there are more classes than two. */
  readonly threshold: number | null;
  readonly rowsKept: number;
}

/** What a model says of rows. */
export interface Scored {
  readonly values: Float64Array;
  readonly byClass: readonly Float64Array[] | null;
}

/**
 * At most `most` of the rows that the request keeps, chosen by draws that hang on what they hold, and their scores.
 *
 * Rows come in an order that hangs on what they hold, so that every sum is the same to the last digit however the data are sorted.
 * Throws EH304 and EH307.
 */
export async function subjectOf(work: ModelWork, most: number | null): Promise<Subject> {
  const { table: whole, bound, request, model, plan } = work;
  const everybody = rowFacts(whole, bound, request).kept;
  const used = sampled(whole, everybody, { most: most ?? everybody.length, seed: plan.seed });
  const table: Table = { rows: used.length, columns: new Map([...whole.columns].map(([name, column]) => [name, taken(column, used)])) };
  const facts = rowFacts(table, bound, request);
  const given = givenColumns(table, model, request, { features: [], together: {} });
  const scored = await scoredBy(work, withOnly(table, given));
  const classes = model.output === "classes" && (scored.byClass?.length ?? 0) > 2;
  const threshold = classes ? null : work.cut.threshold;
  return {
    table,
    facts,
    given,
    base: scored.values,
    scored,
    threshold,
    rowsKept: everybody.length,
    decide: classes
      ? ({ byClass }) => Int32Array.from(byClass![0]!, (_, row) => largest(byClass!, row))
      : threshold === null
        ? null
        : ({ values }) => Int32Array.from(values, (score) => (score >= threshold ? 1 : 0)),
  };
}

/** The model's scores of some rows. */
export async function scoredBy({ model, signal }: Pick<ModelWork, "model" | "signal">, rows: Table): Promise<Scored> {
  return rows.rows === 0 ? { values: new Float64Array(0), byClass: null } : model.score(rows, signal === undefined ? {} : { signal });
}

/** The model's scores of some rows, asked for even where it has answered about them: whether an answer is the same again is looked at. */
export async function askedAfresh({ model, signal }: Pick<ModelWork, "model" | "signal">, rows: Table): Promise<Scored> {
  return model.score(rows, { fresh: true, ...(signal !== undefined && { signal }) });
}

/** The table with some columns only. */
export const withOnly = ({ rows, columns }: Table, names: readonly string[]): Table => ({
  rows,
  columns: new Map(names.map((name) => [name, columns.get(name)!])),
});

function sampled(table: Table, kept: Int32Array, { most, seed }: { readonly most: number; readonly seed: number }): Int32Array {
  const keys = rowKeys(table);
  const ordered = Int32Array.from(kept).sort((a, b) => keys.high[a]! - keys.high[b]! || keys.low[a]! - keys.low[b]!);
  if (kept.length <= most) return ordered;
  const draw = keyedDraws(rng(seed, "stress", "rows"), keys);
  const chance = Float64Array.from({ length: table.rows }, (_, row) => draw(row));
  const last = Float64Array.from(ordered, (row) => chance[row]!).sort()[most]!;
  return ordered.filter((row) => chance[row]! < last);
}

function largest(byClass: readonly Float64Array[], row: number): number {
  let best = 0;
  for (let k = 1; k < byClass.length; k++) if (byClass[k]![row]! > byClass[best]![row]!) best = k;
  return best;
}
