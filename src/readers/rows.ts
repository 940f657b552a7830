import type { Scalar, Table } from "../table/table.js";
import { valueTable } from "./json/value-table.js";

/**
 * A table from objects, one a row. A key that an object does not have is missing there.
 *
 * Example: `tableFromRows([{ sex: "f", label: 1 }, { sex: "m" }]).rows` is 2.
 */
export function tableFromRows(rows: readonly Readonly<Record<string, Scalar>>[]): Table {
  const table = valueTable({ missing: [""], text: [] }, {}, "the array");
  for (const row of rows) table.addRow(row);
  return table.finish();
}
