import { type OpenedData, openData } from "../audit/open-data.js";
import { columnFrom, withColumn } from "../table/table.js";

const ID = "(row)";

/** The same data with the number of each row as its id. */
export async function withRowIds(data: OpenedData, signal: AbortSignal): Promise<{ readonly opened: OpenedData; readonly id: string }> {
  const table = await data.table();
  const ids = columnFrom(Array.from({ length: table.rows }, (_, i) => `row ${i + 1}`));
  const opened = await openData({ kind: "table", table: withColumn(table, ID, ids), name: data.inputs[0]!.path }, { signal });
  return { opened, id: ID };
}
