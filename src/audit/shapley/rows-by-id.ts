import { fault } from "../../errors.js";
import { suggest } from "../../suggest.js";
import { numberText, type Table } from "../../table/table.js";

/** Rows with the same id that are taken apart, at most. */
const MOST = 5;

/** The rows that have these ids. Throws EH200 when there is no column of ids, or no row with one of them. */
export function rowsById(
  table: Table,
  ids: readonly string[],
  column: string | null,
): readonly { readonly id: string; readonly row: number }[] {
  if (ids.length === 0) return [];
  const values = column === null ? undefined : table.columns.get(column);
  if (values === undefined)
    throw fault("EH200", "rows are explained by their ids, and no column of ids is named", { help: ["--id COLUMN"] });
  const textOf = (row: number): string | undefined =>
    values.kind === "number" ? numberText(values.values[row]!) : values.levels[values.codes[row]!];
  const found = new Map<string, number[]>(ids.map((id) => [id, []]));
  for (let row = 0; row < table.rows; row++) found.get(textOf(row) ?? "")?.push(row);
  return ids.flatMap((id) => {
    const rows = found.get(id)!;
    if (rows.length === 0)
      throw fault("EH200", `no row has ${JSON.stringify(id.slice(0, 60))} in the column "${column}"`, { help: helpFor(id) });
    return rows.slice(0, MOST).map((row) => ({ id, row }));
  });

  function helpFor(id: string): readonly string[] {
    const some = Array.from({ length: Math.min(table.rows, 1_000) }, (_, row) => textOf(row) ?? "");
    const near = suggest(id, some);
    return [
      near === null ? `ids look like ${some.find((text) => text !== "") ?? "nothing: the column is empty"}` : `did you mean ${near}?`,
    ];
  }
}
