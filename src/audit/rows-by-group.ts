import { codedAxis } from "../engines/memory/coded-axis.js";
import type { Held } from "../engines/memory/held.js";
import { maskOf } from "../engines/memory/mask.js";
import type { BoundAttribute } from "./bind/attributes.js";
import type { Bound } from "./bind/bind.js";

/** The rows that a request keeps, in the order of the table. */
export function keptRows(rows: Held, count: number, { where }: Pick<Bound, "where">): Int32Array {
  const all = Int32Array.from({ length: count }, (_, row) => row);
  if (where === null) return all;
  const mask = maskOf(rows, where);
  return all.filter((row) => mask[row] !== 0);
}

/** The kept rows of each group that has some, missing ones left out. */
export function rowsByGroup(rows: Held, { axis, group }: BoundAttribute, kept: Int32Array): ReadonlyMap<string, Int32Array> {
  const { codes, coordinates } = codedAxis(rows, axis);
  const names = coordinates.map(group);
  const found = new Map<string, number[]>();
  for (const row of kept) {
    const name = names[codes[row]!] ?? null;
    if (name === null) continue;
    const list = found.get(name);
    if (list) list.push(row);
    else found.set(name, [row]);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, list]) => [name, Int32Array.from(list)]));
}
