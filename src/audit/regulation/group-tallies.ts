import { type GroupKey, MISSING } from "../../disparities/row.js";
import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import type { GroupSelections } from "./selection-table.js";

/** Whether the group of a row is recorded on every one of the attributes. */
export function knownRows(table: Table, bound: Bound, attributes: readonly string[]): (row: number) => boolean {
  const nameOf = groupNames(table, bound);
  const axes = attributes.map((name) => nameOf.get(name)!);
  return (row) => axes.every((of) => of(row) !== MISSING);
}

/** Counts rows of every group of a grouping, and those of them that are selected; groups in the order of their names. */
export function groupTallies(
  table: Table,
  bound: Bound,
): (by: readonly string[], rows: Iterable<number>, isSelected: (row: number) => boolean) => readonly GroupSelections[] {
  const nameOf = groupNames(table, bound);
  return (by, rows, isSelected) => {
    const axes = by.map((name) => nameOf.get(name)!);
    const found = new Map<string, GroupSelections>();
    for (const row of rows) {
      const values = axes.map((of) => of(row));
      const key = JSON.stringify(values);
      const { n = 0, selected = 0, group = keyOf(by, values) } = found.get(key) ?? {};
      found.set(key, { group, n: n + 1, selected: selected + (isSelected(row) ? 1 : 0) });
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  };
}

const keyOf = (by: readonly string[], values: readonly string[]): GroupKey => Object.fromEntries(by.map((name, i) => [name, values[i]!]));

/** Of each attribute, the group of a row. */
function groupNames(table: Table, bound: Bound): ReadonlyMap<string, (row: number) => string> {
  const rowsHeld = held(table);
  return new Map(
    bound.attributes.map(({ name, axis, group }) => {
      const { codes, coordinates } = codedAxis(rowsHeld, axis);
      const names = coordinates.map((one) => group(one) ?? MISSING);
      return [name, (row: number): string => names[codes[row]!] ?? MISSING] as const;
    }),
  );
}
