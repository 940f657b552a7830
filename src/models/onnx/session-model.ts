import { fault } from "../../errors.js";
import type { Table } from "../../table/table.js";
import { messageOf } from "../function-model.js";
import type { Model, ModelFacts, ModelOutput, Scores } from "../model.js";
import { feeds } from "./feeds.js";
import { type GraphOutput, kindOf } from "./graph-output.js";
import type { OnnxValue } from "./onnx-file.js";
import type { Runtime, Session, Tensor } from "./runtime.js";
import { missingIn, numberStream } from "./streams.js";
import type { InputColumns } from "./traced.js";

/** Rows of a batch. Each batch has as many: a matrix product may add in another order when there are fewer rows. */
const BATCH = 256;

interface Opened {
  readonly adapter: string;
  readonly inputs: readonly OnnxValue[];
  readonly columns: InputColumns;
  readonly answer: GraphOutput;
  /** Of the answer's table; null where nothing says it. */
  readonly shape: OnnxValue["shape"];
  readonly runtime: Pick<Runtime, "name" | "tensor">;
  readonly session: Session;
  readonly path: string;
  /** Whether a missing number is refused rather than passed on as NaN, which some operators take for a number. */
  readonly refusesMissing: boolean;
  /** What the caller says the numbers are, and the names of the classes. */
  readonly output: ModelOutput | undefined;
  readonly classes: readonly string[] | undefined;
  readonly facts: ModelFacts;
}

/** A model that a runtime runs, in batches of one size, one after the other. Throws EH304 for answers that are no numbers. */
export function sessionModel({
  adapter,
  inputs,
  columns,
  answer,
  shape,
  runtime,
  session,
  path,
  refusesMissing,
  facts,
  ...said
}: Opened): Model {
  const width = answer.names.length > 1 ? answer.names.length : (shape?.[1] ?? (answer.labels ? 1 : (answer.classes?.length ?? 1)));
  const output = said.output ?? kindOf(answer, width);
  const classes = said.classes ?? answer.classes ?? Array.from({ length: width }, (_, k) => String(k));
  const batch = inputs.map((input) => input.shape?.[0] ?? null).find((length) => length !== null) ?? BATCH;
  const features = [...new Set([...columns.values()].flat())];
  let last: Promise<unknown> = Promise.resolve();
  let released: Promise<void> | null = null;

  async function answered(feed: Readonly<Record<string, unknown>>): Promise<readonly Tensor[]> {
    const results = last.then(() => session.run(feed));
    last = results.catch(() => null);
    try {
      const found = await results;
      return answer.names.map((name) => found[name]!);
    } catch (cause) {
      throw fault("EH304", `${path} could not be run: ${messageOf(cause)}`, {
        help: ["give it the columns that it was trained on, in their order"],
        cause,
      });
    }
  }

  return {
    adapter,
    output,
    features,
    classes: output === "classes" ? classes : null,
    remote: false,
    async score(table, { signal } = {}): Promise<Scores> {
      signal?.throwIfAborted();
      if (refusesMissing)
        for (const name of features) if (numberStream(name).valuesOf(table).some(Number.isNaN)) throw missingIn(name, "a number");
      const feed = feeds(inputs, columns, table, runtime);
      const numbers = Array.from({ length: width }, () => new Float64Array(table.rows));
      for (let from = 0; from < table.rows; from += batch) {
        signal?.throwIfAborted();
        const tensors = await answered(feed(from, batch));
        const used = Math.min(batch, table.rows - from);
        const given = tensors.reduce((sum, { data }) => sum + data.length, 0) / batch;
        if (given !== width)
          throw fault("EH304", `${path} gives ${given} numbers a row, where ${width} belong`, {
            help: ["model.output and model.classes say what they are"],
          });
        for (const [k, values] of numbers.entries())
          for (let i = 0; i < used; i++)
            values[from + i] =
              tensors.length > 1 ? Number(tensors[k]!.data[i]) : numberOf(tensors[0]!.data[i * width + k], answer.labels ? classes : null);
      }
      for (const values of numbers) expectNumbers(values, { table, features, path });
      return { values: numbers.at(-1)!, byClass: output === "classes" ? numbers : null };
    },
    facts: () => ({ runtime: runtime.name, ...facts }),
    [Symbol.asyncDispose]: async () => {
      await last;
      released ??= session.release();
      await released;
    },
  };
}

/** A number, or of a label its place among the classes. */
function numberOf(value: number | bigint | string | undefined, classes: readonly string[] | null): number {
  if (classes === null) return Number(value);
  const at = classes.indexOf(String(value));
  return at === -1 ? Number(value) : at;
}

/** A number that is none comes of a missing value, if the row has one; the column is named. */
function expectNumbers(
  values: Float64Array,
  { table, features, path }: { readonly table: Table; readonly features: readonly string[]; readonly path: string },
): void {
  const row = values.findIndex((value) => !Number.isFinite(value));
  if (row === -1) return;
  const missing = features.find((name) => {
    const column = table.columns.get(name);
    return column?.kind === "number" && Number.isNaN(column.values[row]!);
  });
  throw fault("EH304", `${path} gives no number for row ${row + 1}${missing === undefined ? "" : `, where "${missing}" is missing`}`, {
    help:
      missing === undefined
        ? ["look at what the model says of this row"]
        : [`say what stands in for it: model.inputs: [{ column: ${missing}, missing: … }]`],
  });
}
