import { type EvenhandError, fault } from "../errors.js";
import type { Table } from "../table/table.js";
import { askedColumns, cellOf } from "./asked-columns.js";
import type { Model, ModelFacts, ModelOutput, Scores } from "./model.js";

/** Columns as a model of JavaScript gets them: numbers, texts, and null where there is none. */
export type PlainColumns = Readonly<Record<string, (number | string | null)[]>>;

/** A model as a function: columns in, one number a row out, or a list a row with a number for each class. */
export interface ModelFunction {
  predict(columns: PlainColumns): unknown;
  /** Columns that it reads; every one when left out. */
  readonly features?: readonly string[] | null;
  /** "score" when left out. */
  readonly output?: ModelOutput;
  readonly classes?: readonly string[] | null;
}

/** Rows handed over at a time. */
const BATCH = 10_000;

/** The function as a model; `name` says in messages whose answer is wrong. Throws EH304 for what is not an answer, EH307 for columns that are not there. */
export function functionModel(
  { predict, features = null, output = "score", classes = null }: ModelFunction,
  { adapter, name, facts }: { readonly adapter: string; readonly name: string; readonly facts: ModelFacts },
): Model {
  return {
    adapter,
    output,
    features,
    classes,
    remote: false,
    async score(table, { signal } = {}): Promise<Scores> {
      const values = new Float64Array(table.rows);
      const byClass = output === "classes" ? (classes ?? []).map(() => new Float64Array(table.rows)) : null;
      for (let from = 0; from < table.rows; from += BATCH) {
        signal?.throwIfAborted();
        const to = Math.min(table.rows, from + BATCH);
        const perClass = numbersOf(await answered(predict, plainColumns(table, features, from, to), name), to - from, name);
        values.set(perClass.at(-1)!, from);
        byClass?.forEach((all, k) => {
          all.set(perClass[k] ?? perClass.at(-1)!, from);
        });
      }
      return { values, byClass };
    },
    facts: () => facts,
    [Symbol.asyncDispose]: async () => {},
  };
}

async function answered(predict: ModelFunction["predict"], columns: PlainColumns, name: string): Promise<unknown> {
  try {
    return await predict(columns);
  } catch (cause) {
    throw fault("EH304", `${name} threw: ${messageOf(cause)}`, {
      help: ["its predict has to take every row of the data"],
      cause,
    });
  }
}

/** The first line of what was thrown. */
export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split("\n")[0]!.slice(0, 200);

/** Rows `from` to `to` as the module gets them: numbers, texts, and null where there is none. */
function plainColumns(table: Table, features: readonly string[] | null, from: number, to: number): PlainColumns {
  const plain: Record<string, (number | string | null)[]> = Object.create(null);
  for (const [name, column] of askedColumns(table, features))
    plain[name] = Array.from({ length: to - from }, (_, i) => cellOf(column, from + i));
  return plain;
}

/** The answer as one array a class: numbers a row, or a list a row with a number a class. */
function numbersOf(answer: unknown, rows: number, name: string): readonly Float64Array[] {
  const wrong = (what: string): EvenhandError =>
    fault("EH304", `${name} returned ${what}`, { help: [`one number for each of the ${rows} rows it was given`] });
  if (!isList(answer)) throw wrong("no list");
  if (answer.length !== rows) throw wrong(`${answer.length} values for ${rows} rows`);
  const first = answer[0];
  if (rows === 0 || !isList(first)) return [Float64Array.from(answer, (value, row) => numberOf(value, row, wrong))];
  return Array.from({ length: first.length }, (_, k) =>
    Float64Array.from(answer, (list, row) => {
      if (!isList(list) || list.length !== first.length) throw wrong(`lists of different lengths, first in row ${row + 1}`);
      return numberOf(list[k], row, wrong);
    }),
  );
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function numberOf(value: unknown, row: number, wrong: (what: string) => EvenhandError): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw wrong(`${JSON.stringify(value) ?? "nothing"} where a number belongs, first in row ${row + 1}`);
}
