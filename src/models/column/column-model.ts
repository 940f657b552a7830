import { type EvenhandError, fault } from "../../errors.js";
import type { Column, Table } from "../../table/table.js";
import type { Model } from "../model.js";
import { rowKeys } from "../row-keys.js";

/**
 * A model of which only its scores are known: a column of the data.
 *
 * The first table that it is asked about, which has the column, is what it knows. From then on it answers for rows that stand in
 * that table as they are, whatever their order and however few of their columns are given. A row that was changed has no known
 * score, and one that stands there twice with different scores has no one score: both are refused by EH307, with their number.
 */
export function columnModel(name: string): Model {
  let known: Table | null = null;
  const indexes = new Map<string, ReadonlyMap<string, number>>();
  return {
    adapter: "column",
    output: "score",
    features: null,
    classes: null,
    remote: false,
    async score(table, { signal } = {}) {
      signal?.throwIfAborted();
      known ??= knowing(table, name);
      if (table === known) return { values: scoresOf(known, name).slice(), byClass: null };
      const given = new Map([...table.columns].filter(([column]) => column !== name));
      const at = JSON.stringify([...given.keys()].sort());
      const index = indexes.get(at) ?? indexed(known, name, [...given.keys()]);
      indexes.set(at, index);
      const found = rowKeys(given, table.rows).map((key) => index.get(key));
      const [changed, torn] = [
        found.filter((score) => score === undefined),
        found.filter((score) => score !== undefined && Number.isNaN(score)),
      ];
      if (changed.length > 0) throw unanswered(`${changed.length} of ${table.rows} rows are not in the data as they are`);
      if (torn.length > 0) throw unanswered(`${torn.length} of ${table.rows} rows stand in the data with different scores`);
      return { values: Float64Array.from(found, (score) => score!), byClass: null };
    },
    facts: () => ({ column: name }),
    [Symbol.asyncDispose]: async () => {},
  };
}

const unanswered = (why: string): EvenhandError =>
  fault("EH307", `a column of scores cannot answer: ${why}`, {
    help: ["name a model that can be asked: --model module:./model.mjs"],
  });

function knowing(table: Table, name: string): Table {
  const column = table.columns.get(name);
  if (column?.kind === "number") {
    const without = column.values.reduce((count, score) => count + Number(Number.isNaN(score)), 0);
    if (without > 0) throw unanswered(`${without} of ${table.rows} rows have no score in "${name}"`);
    return table;
  }
  throw fault("EH307", column === undefined ? `there is no column "${name}" of scores` : `the column "${name}" of scores holds text`, {
    help: [
      `it has one of: ${[...table.columns]
        .flatMap(([other, { kind }]) => (kind === "number" ? [other] : []))
        .slice(0, 8)
        .join(", ")}`,
    ],
  });
}

const scoresOf = (known: Table, name: string): Float64Array => (known.columns.get(name) as Column & { kind: "number" }).values;

/** What some columns hold → the score; NaN where rows that are alike have different ones. */
function indexed(known: Table, name: string, columns: readonly string[]): ReadonlyMap<string, number> {
  const lacking = columns.find((column) => !known.columns.has(column));
  if (lacking !== undefined) throw unanswered(`the column "${lacking}" was not in the data`);
  const scores = scoresOf(known, name);
  const index = new Map<string, number>();
  rowKeys(new Map(columns.map((column) => [column, known.columns.get(column)!])), known.rows).forEach((key, row) => {
    index.set(key, index.has(key) && index.get(key) !== scores[row] ? Number.NaN : scores[row]!);
  });
  return index;
}
