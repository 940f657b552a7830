import { fault } from "../../errors.js";
import type { Layout } from "../../table/layout.js";
import type { Table } from "../../table/table.js";
import { noSuchColumn } from "../chosen-columns.js";
import { limits } from "../limits.js";
import type { ReadOptions } from "../reader.js";
import { type ValueColumn, valueColumn } from "../value-column.js";
import { countText, visible } from "../wording.js";

/** A table that grows by objects or by columns of values; a column begins at the first value it has. */
export interface ValueTable {
  readonly rows: number;
  addRow(row: object): void;
  addColumn(name: string, values: readonly unknown[]): void;
  /** Ends the rows of one file, so that columns of the next begin below them. */
  endFile(): void;
  finish(): Table;
}

/** An empty value table. Unless `options.columns` names them, columns are those that any row has, in order of appearance. */
export function valueTable(layout: Pick<Layout, "missing" | "text">, options: ReadOptions, name: string): ValueTable {
  const wanted = options.columns === undefined ? null : new Set(options.columns);
  const missing = new Set(["", ...layout.missing]);
  const columns = new Map<string, ValueColumn>();
  let rows = 0;
  let tallest = 0;

  function columnOf(key: string): ValueColumn | null {
    const known = columns.get(key);
    if (known !== undefined) return known;
    if (wanted !== null && !wanted.has(key)) return null;
    if (columns.size === limits.columns)
      throw fault("EH100", `${visible(name)} has more than ${countText(limits.columns)} columns`, {
        help: ["write one key a column, and values under it"],
      });
    const column = valueColumn({ text: layout.text.includes(key), missing });
    columns.set(key, column);
    return column;
  }

  return {
    get rows() {
      return rows;
    },
    addRow(row) {
      for (const key of Object.keys(row)) {
        const column = columnOf(key);
        column?.fill(rows);
        column?.push((row as Record<string, unknown>)[key]);
      }
      rows++;
      tallest = rows;
    },
    addColumn(key, values) {
      tallest = Math.max(tallest, rows + values.length);
      const column = columnOf(key);
      if (column === null) return;
      column.fill(rows);
      for (const value of values) column.push(value);
    },
    endFile() {
      rows = tallest;
      for (const column of columns.values()) column.fill(rows);
    },
    finish() {
      rows = tallest;
      for (const key of wanted ?? []) if (!columns.has(key)) throw noSuchColumn(key, [...columns.keys()], name);
      if (rows === 0) throw fault("EH107", `${visible(name)} has no rows`);
      for (const column of columns.values()) column.fill(rows);
      return { rows, columns: new Map([...columns].map(([key, column]) => [key, column.finish()])) };
    },
  };
}
