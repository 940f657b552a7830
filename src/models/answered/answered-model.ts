import type { Column, Table } from "../../table/table.js";
import { askedColumns } from "../asked-columns.js";
import type { Model, Scores } from "../model.js";
import { rowKeys } from "../row-keys.js";
import type { AnswerStore } from "./answer-store.js";

export interface AnsweredModel extends Model {
  /** Rows that were answered from what was kept of earlier runs and of this one. */
  remembered(): number;
  /** Whether what was kept was thrown away, as the model now answers otherwise. */
  changed(): boolean;
}

/** Rows that are asked about again, to see whether the model is still the one that answered. */
const CHECKED = 20;

/**
 * A model whose answers are kept, each row's by what it holds. Studies are drawn from a seed, so that a run that was stopped, begun again,
 * asks about the same rows and goes on where it stopped.
 *
 * Before any kept answer is believed, some of the rows are asked about again: when one is answered otherwise, all is forgotten. Rows that
 * are alike are asked about once.
 */
export function answeredModel(model: Model, store: AnswerStore): AnsweredModel {
  let [believed, wasChanged, remembered] = [store.size === 0, false, 0];

  function keep(keys: readonly string[], from: number, { values, byClass }: Scores): void {
    const columns = byClass ?? [values];
    store.add(Array.from(values, (_, i) => [keys[from + i]!, Float64Array.from(columns, (numbers) => numbers[i]!)]));
  }

  /** Asks about rows and keeps what is answered, as it comes. */
  async function ask(table: Table, keys: readonly string[], rows: readonly number[], signal: AbortSignal | undefined): Promise<Scores> {
    const asked = rows.map((row) => keys[row]!);
    let heard = 0;
    const scores = await model.score(rowsAt(table, rows), {
      signal,
      onPart(from, part) {
        heard += part.values.length;
        keep(asked, from, part);
      },
    });
    // A model that is not asked piece by piece tells of no parts.
    if (heard < rows.length) keep(asked, 0, scores);
    return scores;
  }

  /** Asks again about rows whose answers are known, and forgets everything when they have changed. */
  async function believe(table: Table, keys: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const known = keys.flatMap((key, row) => (store.get(key) === undefined ? [] : [row])).slice(0, CHECKED);
    if (known.length === 0) return;
    const { values, byClass } = await model.score(rowsAt(table, known), { signal });
    const columns = byClass ?? [values];
    const same = known.every((row, i) => {
      const before = store.get(keys[row]!)!;
      return before.length === columns.length && columns.every((numbers, k) => close(numbers[i]!, before[k]!));
    });
    believed = true;
    if (same) return;
    wasChanged = true;
    store.clear();
  }

  return {
    ...model,
    async score(table, { signal, fresh = false, onPart } = {}) {
      signal?.throwIfAborted();
      const keys = rowKeys(askedColumns(table, model.features), table.rows);
      if (!believed && !fresh) await believe(table, keys, signal);
      if (fresh) return await model.score(table, { signal, onPart });
      const lacking = new Map<string, number>();
      keys.forEach((key, row) => {
        if (store.get(key) === undefined && !lacking.has(key)) lacking.set(key, row);
      });
      remembered += table.rows - lacking.size;
      // No rows at all are asked about too: the model knows the form of its answer.
      const answer = lacking.size > 0 || table.rows === 0 ? await ask(table, keys, [...lacking.values()], signal) : null;
      const width = answer?.byClass?.length ?? store.get(keys[0] ?? "")?.length ?? 1;
      const columns = Array.from({ length: width }, () => new Float64Array(table.rows));
      keys.forEach((key, row) => {
        const numbers = store.get(key)!;
        for (let k = 0; k < width; k++) columns[k]![row] = numbers[k]!;
      });
      return { values: columns.at(-1)!, byClass: model.output === "classes" ? columns : null };
    },
    remembered: () => remembered,
    changed: () => wasChanged,
  };
}

/** Rows that a model in this process is asked about at once, so that a run that is stopped has lost no more. */
const PIECE = 500;

/** A model that is asked piece by piece, and tells of each. */
export function inPieces(model: Model, piece = PIECE): Model {
  return {
    ...model,
    async score(table, options = {}) {
      if (table.rows <= piece) return model.score(table, options);
      const parts: Scores[] = [];
      for (let from = 0; from < table.rows; from += piece) {
        options.signal?.throwIfAborted();
        const rows = Array.from({ length: Math.min(piece, table.rows - from) }, (_, i) => from + i);
        const part = await model.score(rowsAt(table, rows), options);
        options.onPart?.(from, part);
        parts.push(part);
      }
      const whole = (of: (part: Scores) => Float64Array): Float64Array => {
        const all = new Float64Array(table.rows);
        parts.forEach((part, i) => void all.set(of(part), i * piece));
        return all;
      };
      const classes = parts[0]!.byClass?.length ?? null;
      return {
        values: whole(({ values }) => values),
        byClass: classes === null ? null : Array.from({ length: classes }, (_, k) => whole(({ byClass }) => byClass![k]!)),
      };
    },
  };
}

/** The same number, but for what servers round differently from batch to batch. */
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Some rows of a table; levels stay as they are. */
export function rowsAt({ columns }: Table, rows: readonly number[]): Table {
  const taken = (column: Column): Column =>
    column.kind === "number"
      ? { kind: "number", values: Float64Array.from(rows, (row) => column.values[row]!) }
      : { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row]!) };
  return { rows: rows.length, columns: new Map([...columns].map(([name, column]) => [name, taken(column)])) };
}
