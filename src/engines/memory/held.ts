import type { Axis } from "../../cube/cube.js";
import type { Table } from "../../table/table.js";
import { notNumbers, unknownColumn } from "../unknown-column.js";
import { type AxisSource, type CodedAxis, codedAxis } from "./coded-axis.js";
import { codedTexts } from "./coded-texts.js";

/** A table with its columns and axes coded when they are first asked for. */
export interface Held extends AxisSource {
  readonly table: Table;
  axis(axis: Axis): CodedAxis;
}

/** Coded axes kept for the next question; an axis takes a byte or two a row. */
const MOST_AXES = 16;

export function held(table: Table): Held {
  const columnOf = (name: string) => {
    const column = table.columns.get(name);
    if (column === undefined) throw unknownColumn(name, [...table.columns.keys()]);
    return column;
  };
  const source: AxisSource = {
    texts: remembered((name: string) => codedTexts(columnOf(name)), table.columns.size),
    numbers(name) {
      const column = columnOf(name);
      if (column.kind !== "number") throw notNumbers(name);
      return column.values;
    },
  };
  return { ...source, table, axis: remembered((axis: Axis) => codedAxis(source, axis), MOST_AXES) };
}

/** The function with its last `most` answers kept. */
function remembered<K, V>(answer: (key: K) => V, most: number): (key: K) => V {
  const kept = new Map<string, V>();
  return (key) => {
    const id = JSON.stringify(key);
    const value = kept.get(id) ?? answer(key);
    kept.delete(id);
    kept.set(id, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return value;
  };
}
