import { taken } from "../../explanations/permutation/permuted-scores.js";
import { changedRows } from "../../perturbations/changed-rows.js";
import type { Disturbable } from "../../perturbations/disturbing.js";
import type { Table } from "../../table/table.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { ModelWork } from "../studies/study.js";
import type { Planned } from "./planned.js";
import { askedAfresh, type Scored, type Subject, scoredBy, withOnly } from "./subject.js";

/** One repeat of a disturbance, carried out. */
export interface Struck {
  readonly scored: Scored;
  /** Rows whose features truly changed; of rows in another place or number, all that are left. */
  readonly changed: Int32Array;
  /** Rows that the model was asked about, and those that it was not because nothing in them changed. */
  readonly asked: number;
  readonly unchanged: number;
  readonly facts: RowFacts;
}

/** Disturbs the rows and asks the model about those that it must be asked about. */
export async function strike(
  work: ModelWork,
  subject: Subject,
  { data, planned, repeat }: { readonly data: Disturbable; readonly planned: Planned; readonly repeat: number },
): Promise<Struck> {
  const { table, facts, given, scored } = subject;
  const { perturbation, columns, amount, coupled } = planned;
  const { columns: moved, rows, turned } = data.disturbed(perturbation, { columns, amount, repeat, coupled });
  if (turned !== undefined)
    return { scored, changed: new Int32Array(0), asked: 0, unchanged: table.rows, facts: withLabels(facts, turned) };
  if (rows !== undefined) return reseated(work, subject, rows);
  const read = new Map([...(moved ?? [])].filter(([name]) => given.includes(name)));
  const changed = changedRows(table, moved ?? new Map());
  const asked = read.size === 0 ? new Int32Array(0) : changed;
  const part: Table = {
    rows: asked.length,
    columns: new Map(given.map((name) => [name, taken(read.get(name) ?? table.columns.get(name)!, asked)])),
  };
  const fresh = await scoredBy(work, part);
  return { scored: placed(scored, fresh, asked), changed, asked: asked.length, unchanged: table.rows - changed.length, facts };
}

/** The same rows in another order or number: each is asked about where it now stands, and counts as often as it stands there. */
async function reseated(work: ModelWork, { table, facts, given, scored }: Subject, rows: Int32Array): Promise<Struck> {
  const part = withOnly(table, given);
  const fresh = await askedAfresh(work, {
    rows: rows.length,
    columns: new Map([...part.columns].map(([name, column]) => [name, taken(column, rows)])),
  });
  const weights = new Float64Array(table.rows);
  for (const row of rows) weights[row]! += facts.weights?.[row] ?? 1;
  const changed = [...new Set(rows)].sort((a, b) => a - b);
  return {
    // Where a row stands more than once, the last place speaks.
    scored: placed(scored, fresh, rows),
    changed: Int32Array.from(changed),
    asked: rows.length,
    unchanged: 0,
    facts: { ...facts, weights, kept: Int32Array.from(changed) },
  };
}

/** The old scores with new ones in the places that have some. */
function placed(old: Scored, fresh: Scored, at: Int32Array): Scored {
  const into = (before: Float64Array, after: Float64Array): Float64Array => {
    const all = Float64Array.from(before);
    for (let i = 0; i < at.length; i++) all[at[i]!] = after[i]!;
    return all;
  };
  return {
    values: into(old.values, fresh.values),
    byClass: old.byClass === null || at.length === 0 ? old.byClass : old.byClass.map((before, k) => into(before, fresh.byClass![k]!)),
  };
}

const withLabels = (facts: RowFacts, turned: Uint8Array): RowFacts => ({
  ...facts,
  label: facts.label?.map((label, row) => (turned[row] === 1 ? 1 - label : label)) ?? null,
});
