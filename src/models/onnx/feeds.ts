import { fault } from "../../errors.js";
import type { Table } from "../../table/table.js";
import type { OnnxValue } from "./onnx-file.js";
import type { Runtime } from "./runtime.js";
import { missingIn, numberStream, textsOf } from "./streams.js";
import type { InputColumns } from "./traced.js";

/** Makes the tensors of a batch of rows. */
export type Feeds = (from: number, size: number) => Readonly<Record<string, unknown>>;

/**
 * The inputs of a graph, from a table; a batch reaches beyond the last row by repeating it.
 *
 * Whole numbers become 64-bit integers, texts strings, other numbers 32 or 64 bits; a missing number is NaN. Throws EH307
 * for columns that are absent or do not fit, and EH304 for missing values that an input cannot hold.
 */
export function feeds(inputs: readonly OnnxValue[], columns: InputColumns, table: Table, runtime: Pick<Runtime, "tensor">): Feeds {
  const filled = inputs.map((input) => ({ input, fill: fillOf(input, columns.get(input.name)!, table) }));
  return (from, size) =>
    Object.fromEntries(
      filled.map(({ input: { name, shape }, fill }) => {
        const { type, data, width } = fill((i) => Math.min(from + i, table.rows - 1), size);
        return [name, runtime.tensor(type, data, shape?.length === 1 ? [size] : [size, width])];
      }),
    );
}

interface Filled {
  readonly type: string;
  readonly data: unknown;
  readonly width: number;
}

function fillOf(
  { name, type }: OnnxValue,
  columns: readonly string[],
  table: Table,
): (rowOf: (i: number) => number, size: number) => Filled {
  const width = columns.length;
  if (type === "string") {
    const texts = columns.map((column) => textsOf(table, column));
    return (rowOf, size) => ({
      type: "string",
      data: Array.from({ length: size * width }, (_, i) => texts[i % width]!(rowOf(Math.floor(i / width)))),
      width,
    });
  }
  const made = makers[type as keyof typeof makers];
  if (made === undefined)
    throw fault("EH307", `the model's input "${name}" takes ${type}, which is not given here`, {
      help: ["inputs of float, double, integers, bool and string are given"],
    });
  const numbers = columns.map((column) => numberStream(column).valuesOf(table));
  if (made.whole) for (const [k, column] of columns.entries()) expectWhole(column, numbers[k]!);
  return (rowOf, size) => {
    const data = made.array(size * width);
    for (let i = 0; i < size; i++) for (let k = 0; k < width; k++) data[i * width + k] = made.of(numbers[k]![rowOf(i)]!) as never;
    return { type: made.type, data, width };
  };
}

const plain = (x: number): number => x;
const makers = {
  float: { type: "float32", array: (n: number) => new Float32Array(n), of: plain, whole: false },
  double: { type: "float64", array: (n: number) => new Float64Array(n), of: plain, whole: false },
  int64: { type: "int64", array: (n: number) => new BigInt64Array(n), of: BigInt, whole: true },
  int32: { type: "int32", array: (n: number) => new Int32Array(n), of: plain, whole: true },
  bool: { type: "bool", array: (n: number) => new Uint8Array(n), of: (x: number) => (x === 0 ? 0 : 1), whole: true },
} as const;

function expectWhole(column: string, values: Float64Array): void {
  for (const value of values) {
    if (Number.isNaN(value)) throw missingIn(column, "a whole number");
    if (!Number.isSafeInteger(value))
      throw fault("EH307", `the model reads whole numbers in "${column}", the data hold ${value}`, {
        help: ["export the model with this column as float, or round the column as it was for training"],
      });
  }
}
