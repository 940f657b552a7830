import { fault } from "../errors.js";
import type { Scalar, Table } from "../table/table.js";
import { distinctNames } from "./distinct-names.js";
import { valueTable } from "./json/value-table.js";

/** What is used of a danfojs DataFrame: its columns, one list of values each. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly getColumnData: unknown;
}

/**
 * The table of a danfojs DataFrame.
 *
 * Types come from the values, since the frame's own dtypes are guessed from its first rows. null, undefined, NaN and blank
 * texts are missing.
 */
export function tableFromDataFrame(frame: DataFrameLike): Table {
  const table = valueTable({ missing: [""], text: [] }, {}, "the DataFrame");
  const { columns } = distinctNames(frame.columns);
  const data = frame.getColumnData as readonly (readonly unknown[])[];
  for (const [i, name] of columns.entries()) table.addColumn(name, data[i]!);
  return table.finish();
}

/** The columns of rows, each once, in order of appearance, with a null wherever a row has no value. */
const columnsOf = (rows: readonly Readonly<Record<string, Scalar>>[]): Readonly<Record<string, readonly Scalar[]>> => {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries([...names].map((name) => [name, rows.map((row) => row[name] ?? null)]));
};

/** A danfojs DataFrame of rows. Needs the optional package danfojs; EH305 when it is not installed. */
export async function toDataFrame(rows: readonly Readonly<Record<string, Scalar>>[]): Promise<DataFrameLike> {
  if (rows.length === 0) throw new RangeError("danfojs has no empty DataFrame, and there are no rows");
  const danfo = await import("danfojs").catch((cause: unknown) => {
    throw fault("EH305", "a DataFrame needs the package danfojs", { help: ["npm install danfojs"], cause });
  });
  return new danfo.DataFrame(columnsOf(rows)) as unknown as DataFrameLike;
}
