import { rowHashes } from "../../table/row-hashes.js";
import type { Column } from "../../table/table.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { ComparedColumn, Looked } from "./compared-columns.js";
import type { Agreeing, SeenRows } from "./row.js";

/** Rows that hold in every feature and protected attribute what some row of the past holds, and how right decisions are without them. */
export function seenRows(
  past: Looked,
  now: Looked,
  {
    compared,
    decisions,
    label,
    id,
  }: { readonly compared: readonly ComparedColumn[]; readonly id: string | null } & Pick<JudgedRows, "decisions" | "label">,
): SeenRows | null {
  const shared = compared.filter(({ role }) => role === "feature" || role === "protected");
  if (shared.length === 0) return null;
  const keysOf = (rows: number, side: "past" | "now"): ((row: number) => number) => {
    const { high, low } = rowHashes({ rows, columns: new Map(shared.map((one) => [one.name, one[side]])) });
    return (row) => high[row]! * 0x200000 + (low[row]! >>> 11);
  };
  const [before, after] = [keysOf(past.table.rows, "past"), keysOf(now.table.rows, "now")];
  const byKey = new Map<number, number[]>();
  for (const row of past.rows) {
    const alike = byKey.get(before(row));
    if (alike === undefined) byKey.set(before(row), [row]);
    else if (!alike.some((other) => shared.every(({ past: column }) => textAt(column, other) === textAt(column, row)))) alike.push(row);
  }
  // Rows of one hash are still compared value by value.
  const isSeen = (row: number): boolean =>
    (byKey.get(after(row)) ?? []).some((other) => shared.every((one) => textAt(one.past, other) === textAt(one.now, row)));
  const seen = now.rows.filter(isSeen);
  const known = new Set(seen);
  const agreeing = (rows: Int32Array): Agreeing => {
    if (decisions === null || label === null) return { rows: 0, accuracy: null };
    const told = rows.filter((row) => !Number.isNaN(decisions[row]!) && !Number.isNaN(label[row]!));
    const right = told.filter((row) => decisions[row] === label[row]).length;
    return { rows: told.length, accuracy: told.length === 0 ? null : right / told.length };
  };
  return {
    columns: shared.map(({ name }) => name),
    all: agreeing(now.rows),
    seen: agreeing(seen),
    others: agreeing(now.rows.filter((row) => !known.has(row))),
    rows: seen.length,
    sameId: id === null ? null : sameIds(past, now, id),
  };
}

/** Rows whose id is one of the past's, read as text in both; null where a file lacks the column. */
function sameIds(past: Looked, now: Looked, id: string): number | null {
  const [before, after] = [past.table.columns.get(id), now.table.columns.get(id)];
  if (before === undefined || after === undefined) return null;
  const known = new Set(Array.from(past.rows, (row) => textAt(before, row)).flatMap((value) => (value === null ? [] : [String(value)])));
  return now.rows.filter((row) => {
    const value = textAt(after, row);
    return value !== null && known.has(String(value));
  }).length;
}

/** What a cell holds; null = missing. */
function textAt(column: Column, row: number): number | string | null {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
