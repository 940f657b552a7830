import { rowHashes } from "../../table/row-hashes.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { ComparedColumn, Looked } from "./compared-columns.js";
import { nearRows, type Rows } from "./near.js";
import type { Agreeing, NearRows, SeenRows } from "./row.js";
import { textAt } from "./text-at.js";

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
  const sideOf = ({ table, rows }: Looked, side: "past" | "now"): Rows => ({
    rows,
    count: table.rows,
    columns: shared.map((one) => one[side]),
  });
  const others = now.rows.filter((row) => !known.has(row));
  return {
    columns: shared.map(({ name }) => name),
    all: agreeing(now.rows),
    seen: agreeing(seen),
    others: agreeing(others),
    near: nearOf(others, { now: sideOf(now, "now"), past: sideOf(past, "past"), agreeing }),
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

/** Rows that are a row of the past but for one column, among those that are none. */
function nearOf(
  rows: Int32Array,
  { now, past, agreeing }: { readonly now: Rows; readonly past: Rows; agreeing(rows: Int32Array): Agreeing },
): NearRows {
  const found = nearRows({ ...now, rows }, past);
  const chance = typeof found === "string" ? found : nearRows({ ...now, rows }, null);
  if (typeof found === "string" || typeof chance === "string")
    return { rows: 0, amongThemselves: 0, others: { rows: 0, accuracy: null }, reason: typeof found === "string" ? found : String(chance) };
  return { rows: found.size, amongThemselves: chance.size, others: agreeing(rows.filter((row) => !found.has(row))), reason: null };
}
