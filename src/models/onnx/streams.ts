import { fault } from "../../errors.js";
import type { Column, Table } from "../../table/table.js";
import { numberText } from "../../table/table.js";
import { featureColumns } from "../trees/feature-columns.js";

/** One column of a tensor, as it comes out of a column of the data. */
export interface Stream {
  /** e.g. "income" or "region=north". */
  readonly name: string;
  /** The column of the data that it is made of. */
  readonly column: string;
  /** `number`: the column's own numbers; `text`: its own texts; `made`: numbers made of either. */
  readonly kind: "number" | "text" | "made";
  /** A number a row, NaN = missing. Throws EH307 for columns that are absent or hold texts, and EH304 for missing values that cannot be passed on. */
  valuesOf(table: Table): Float64Array;
}

/** A column of numbers. */
export const numberStream = (column: string): Stream => ({
  name: column,
  column,
  kind: "number",
  valuesOf: (table) => featureColumns(table, [{ name: column, categories: null }])[0]!,
});

/** A column of texts; only what is made of it has numbers. */
export const textStream = (column: string): Stream => ({
  name: column,
  column,
  kind: "text",
  valuesOf: () => {
    throw new RangeError(`"${column}" holds texts`);
  },
});

/** Numbers made of one stream's numbers. */
export const changed = (stream: Stream, change: (x: number) => number): Stream => ({
  ...stream,
  kind: "made",
  valuesOf: (table) => Float64Array.from(stream.valuesOf(table), change),
});

/** 1 where the column has this text, else 0. */
export const matching = (stream: Stream, text: string): Stream => ({
  name: `${stream.column}=${text}`,
  column: stream.column,
  kind: "made",
  valuesOf: (table) => {
    const texts = textsOf(table, stream.column);
    return Float64Array.from({ length: table.rows }, (_, row) => (texts(row) === text ? 1 : 0));
  },
});

/** The text of each row. Throws EH307 for a column that is absent and EH304, naming the column, where a text is missing. */
export function textsOf(table: Table, name: string): (row: number) => string {
  const column = table.columns.get(name);
  if (column === undefined) {
    featureColumns(table, [{ name, categories: null }]);
    throw new RangeError(`"${name}" is absent`);
  }
  const text = textOf(column);
  return (row) => {
    const found = text(row);
    if (found === null) throw missingIn(name, "a text");
    return found;
  };
}

const textOf = (column: Column): ((row: number) => string | null) =>
  column.kind === "category"
    ? (row) => column.levels[column.codes[row]!] ?? null
    : (row) => (Number.isNaN(column.values[row]!) ? null : numberText(column.values[row]!));

/** That a missing value cannot be given to the model. */
export const missingIn = (column: string, what: string) =>
  fault("EH304", `the model needs ${what} in "${column}", where values are missing`, {
    help: [`say what stands for a missing value: model.inputs: [{ column: ${column}, missing: … }]`],
  });
