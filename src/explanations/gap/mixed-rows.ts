import type { Column, Table } from "../../table/table.js";
import { differs, taken } from "../permutation/permuted-scores.js";

/** Columns that are moved together, as one feature. */
export interface Unit {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Rows of which each unit's columns come from a row of its own: `from[unit]` has one row of the table for each row that is made. */
export function mixedRows({ columns }: Table, units: readonly Unit[], from: readonly Int32Array[]): Table {
  const mixed = new Map<string, Column>();
  units.forEach((unit, u) => {
    for (const name of unit.columns) mixed.set(name, taken(columns.get(name)!, from[u]!));
  });
  return { rows: from[0]?.length ?? 0, columns: mixed };
}

/** Whether two rows of a table differ in any column of a unit. */
export function unitDiffers({ columns }: Table, { columns: names }: Unit, a: number, b: number): boolean {
  return names.some((name) => differs(columns.get(name)!, a, b));
}
