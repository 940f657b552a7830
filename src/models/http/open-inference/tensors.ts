import type { Column } from "../../../table/table.js";
import { cellOf } from "../../asked-columns.js";
import type { Batch } from "../../asking/batch.js";
import { Unanswered } from "../../asking/unanswered.js";
import { numberTypes } from "./datatypes.js";

/** A tensor as it is sent: its head, and its values as JSON or as bytes. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly datatype: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly values: readonly unknown[];
}

/** All columns as one table of numbers, row by row. Texts have no place in it: Unanswered names the column. */
export function oneTensor(batch: Batch, { name, datatype }: { readonly name: string; readonly datatype: string }): Tensor {
  const columns = [...batch.columns];
  const rows = batch.to - batch.from;
  const values = new Array<number | null>(rows * columns.length);
  for (const [k, [column, cells]] of columns.entries()) {
    if (cells.kind !== "number")
      throw new Unanswered(
        "never",
        `the column "${column}" holds texts, and the model takes one table of numbers; tensors: columns sends each by its name`,
      );
    for (let i = 0; i < rows; i++) values[i * columns.length + k] = numberIn(cells, batch.from + i, { column, datatype, row: i });
  }
  return { name, shape: [rows, columns.length], datatype, parameters: {}, values };
}

/** One column as a tensor of its own: numbers, or texts as BYTES. */
export function columnTensor(
  batch: Batch,
  name: string,
  column: Column,
  { datatype, dimensions }: { readonly datatype: string | null; readonly dimensions: number },
): Tensor {
  const rows = batch.to - batch.from;
  const shape = dimensions === 1 ? [rows] : [rows, 1];
  if (column.kind === "category") {
    if (datatype !== null && datatype !== "BYTES")
      throw new Unanswered("never", `the column "${name}" holds texts, and the model takes ${datatype}`);
    const values = Array.from({ length: rows }, (_, i) => cellOf(column, batch.from + i));
    return { name, shape, datatype: "BYTES", parameters: { content_type: "str" }, values };
  }
  const own = datatype ?? "FP64";
  if (own === "BYTES") {
    const values = Array.from({ length: rows }, (_, i) => {
      const value = cellOf(column, batch.from + i);
      return value === null ? null : String(value);
    });
    return { name, shape, datatype: own, parameters: { content_type: "str" }, values };
  }
  const values = Array.from({ length: rows }, (_, i) => numberIn(column, batch.from + i, { column: name, datatype: own, row: i }));
  return { name, shape, datatype: own, parameters: {}, values };
}

function numberIn(
  { values }: Column & { readonly kind: "number" },
  at: number,
  { column, datatype, row }: { readonly column: string; readonly datatype: string; readonly row: number },
): number | null {
  const value = values[at]!;
  if (!(numberTypes[datatype]?.whole ?? false)) return Number.isNaN(value) ? null : value;
  if (Number.isInteger(value)) return value;
  const what = Number.isNaN(value) ? "a missing value" : `the number ${value}`;
  throw new Unanswered("rows", `the column "${column}" has ${what}, and the model takes ${datatype} there`, { row });
}

/** The values of a tensor as bytes; null when one is a text or a missing text, which have no bytes of a fixed length. */
export function bytesOf({ datatype, values }: Tensor): Uint8Array | null {
  const type = numberTypes[datatype];
  if (type === undefined) return null;
  const bytes = new Uint8Array(values.length * type.bytes);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    type.write(view, i * type.bytes, typeof value === "number" ? value : Number.NaN);
  });
  return bytes;
}
