import { fault } from "../../errors.js";
import { fileName, type Layout } from "../../table/layout.js";
import type { Table } from "../../table/table.js";
import type { Reader, ReadOptions, Sniffed, SniffOptions, SourceFile } from "../reader.js";
import { countText, quoted, visible } from "../wording.js";
import { jsonFile } from "./json-text.js";
import { sniffJson } from "./sniff-json.js";
import { type ValueTable, valueTable } from "./value-table.js";

/** JSON files: an array of objects, or one object of columns. */
export const json: Reader = {
  format: "json",
  extensions: [".json"],
  sniff: (files: readonly [SourceFile, ...SourceFile[]], options: SniffOptions): Promise<Sniffed> => sniffJson(files, options, "json"),
  async read(layout: Layout, options: ReadOptions): Promise<Table> {
    const table = valueTable(layout, options, fileName(layout, 0));
    for (let file = 0; file < layout.files.length; file++) {
      const name = fileName(layout, file);
      const value = await jsonFile({ path: layout.files[file]!, name }, options);
      if (Array.isArray(value)) addRows(table, value, name);
      else if (isObject(value)) addColumns(table, value, name);
      else throw notTabular(name, "a single value");
      table.endFile();
    }
    return table.finish();
  },
};

function addRows(table: ValueTable, rows: readonly unknown[], name: string): void {
  rows.forEach((row, i) => {
    if (!isObject(row)) throw notTabular(name, `an array whose element ${countText(i + 1)} is not an object`);
    table.addRow(row);
  });
}

/** Columns are lists, or objects from row to value as pandas writes them. */
function addColumns(table: ValueTable, columns: object, name: string): void {
  let expected: { key: string; rows: number } | null = null;
  for (const [key, held] of Object.entries(columns)) {
    if (!Array.isArray(held) && !isObject(held)) throw notTabular(name, `an object whose ${quoted(key, 40)} is not a list of values`);
    const values: readonly unknown[] = Array.isArray(held) ? held : Object.values(held);
    expected ??= { key, rows: values.length };
    if (values.length !== expected.rows)
      throw fault(
        "EH100",
        `${visible(name)} has ${countText(values.length)} values in ${quoted(key, 40)} and ${countText(expected.rows)} in ${quoted(expected.key, 40)}`,
        {
          help: ["give every column the same number of values, null for those that are missing"],
        },
      );
    table.addColumn(key, values);
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** EH100 for JSON that is not a table. */
const notTabular = (name: string, what: string) =>
  fault("EH100", `${visible(name)} holds ${what}`, {
    help: ['write an array of objects, [{"id": "1", "label": 1}, ...], or an object of columns, {"id": ["1"], "label": [1]}'],
  });
