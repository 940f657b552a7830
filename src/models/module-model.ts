import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type EvenhandError, fault } from "../errors.js";
import type { Column, Table } from "../table/table.js";
import type { Model, ModelOutput, Scores } from "./model.js";

/** What a module of JavaScript may export as a model. */
interface ModelModule {
  readonly predict: (columns: PlainColumns) => unknown;
  readonly features: readonly string[] | null;
  readonly output: ModelOutput;
  readonly classes: readonly string[] | null;
}

type PlainColumns = Readonly<Record<string, (number | string | null)[]>>;

/** Rows handed over at a time. */
const BATCH = 10_000;
const outputs: readonly ModelOutput[] = ["score", "decision", "classes", "amount"];

/**
 * A model that is the function `predict` of a module: columns in, one number a row out, or one for each class and row.
 *
 * The module may also export `features` (the columns it reads), `output` and `classes`. It runs in this process with all its
 * rights, so only a command line names it, never a policy alone. Throws EH306 for modules that are none, EH304 for what is not
 * an answer.
 */
export async function moduleModel(path: string): Promise<Model> {
  const { predict, features, output, classes } = await loaded(path);
  let asked = 0;
  return {
    adapter: "module",
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
        const answer = await answered(predict, plainColumns(table, features, from, to), path);
        asked++;
        const perClass = numbersOf(answer, to - from, path);
        values.set(perClass.at(-1)!, from);
        byClass?.forEach((all, k) => {
          all.set(perClass[k] ?? perClass.at(-1)!, from);
        });
      }
      return { values, byClass };
    },
    facts: () => ({ module: path, requests: asked }),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function loaded(path: string): Promise<ModelModule> {
  const found: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href).catch((cause: unknown) => {
    throw fault("EH306", `the module ${path} cannot be loaded: ${messageOf(cause)}`, { help: ["it is an ES module: model.mjs"], cause });
  });
  const { predict, features = null, output = "score", classes = null } = found;
  const wrong = (what: string): EvenhandError =>
    fault("EH306", `the module ${path} ${what}`, { help: ["export function predict(columns) { return scores }"] });
  if (typeof predict !== "function") throw wrong("exports no function predict");
  if (features !== null && !isTexts(features)) throw wrong("exports features that are not a list of column names");
  if (classes !== null && !isTexts(classes)) throw wrong("exports classes that are not a list of names");
  if (!outputs.some((one) => one === output)) throw wrong(`exports an output that is none of ${outputs.join(", ")}`);
  return { predict: predict as ModelModule["predict"], features, output: output as ModelOutput, classes };
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

async function answered(predict: ModelModule["predict"], columns: PlainColumns, path: string): Promise<unknown> {
  try {
    return await predict(columns);
  } catch (cause) {
    throw fault("EH304", `the model in ${path} threw: ${messageOf(cause)}`, {
      help: ["its predict has to take every row of the data"],
      cause,
    });
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split("\n")[0]!.slice(0, 200);

/** Rows `from` to `to` as the module gets them: numbers, texts, and null where there is none. */
function plainColumns({ columns }: Table, features: readonly string[] | null, from: number, to: number): PlainColumns {
  const plain: Record<string, (number | string | null)[]> = Object.create(null);
  for (const name of features ?? columns.keys()) {
    const column = columns.get(name);
    if (column === undefined)
      throw fault("EH307", `the model needs the column "${name}", which the data do not have`, {
        help: ["give the data the columns that the model was trained on"],
      });
    plain[name] = plainValues(column, from, to);
  }
  return plain;
}

function plainValues(column: Column, from: number, to: number): (number | string | null)[] {
  if (column.kind === "number") return Array.from(column.values.subarray(from, to), (value) => (Number.isNaN(value) ? null : value));
  return Array.from(column.codes.subarray(from, to), (code) => column.levels[code] ?? null);
}

/** The answer as one array a class: numbers a row, or a list a row with a number a class. */
function numbersOf(answer: unknown, rows: number, path: string): readonly Float64Array[] {
  const wrong = (what: string): EvenhandError =>
    fault("EH304", `the model in ${path} returned ${what}`, { help: [`one number for each of the ${rows} rows it was given`] });
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
