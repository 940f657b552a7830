import { rowHashes } from "../../table/row-hashes.js";
import type { Column } from "../../table/table.js";
import { textAt } from "./text-at.js";

/** Values that are looked at, at most: rows of both × columns × columns. */
const MOST_LOOKS = 20_000_000;
/** Fewer columns are alike but for one by chance alone. */
const FEWEST_COLUMNS = 5;

/** Rows of one table and columns, in the same order for both tables. */
export interface Rows {
  readonly rows: Int32Array;
  readonly count: number;
  readonly columns: readonly Column[];
}

/**
 * Rows of `now` that hold in every column but one what some row of `past` holds, and do not hold the same in all.
 *
 * A row whose number was retyped, or whose date or key was renewed, is such a one. Returns a reason where there are too few columns, or
 * where it would take too long. Without `past`, another row of `now` itself, which tells how often chance makes rows alike.
 */
export function nearRows(now: Rows, past: Rows | null): ReadonlySet<number> | "too_few_columns" | "too_many_values" {
  const before = past ?? now;
  const { length } = now.columns;
  if (length < FEWEST_COLUMNS) return "too_few_columns";
  if ((now.rows.length + before.rows.length) * length ** 2 > MOST_LOOKS) return "too_many_values";
  const [own, others] = [hashesOf(now), hashesOf(before)];
  const found = new Set<number>();
  const alike = (row: number, other: number): number =>
    now.columns.reduce((sum, column, j) => sum + (textAt(column, row) === textAt(before.columns[j]!, other) ? 1 : 0), 0);
  for (let left = 0; left < length; left++) {
    const byKey = new Map<number, number[]>();
    for (const row of before.rows) {
      const key = others.without(row, left);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [row]);
      // Rows of one kind with the same value there say nothing more.
      else if (!list.some((other) => textAt(before.columns[left]!, other) === textAt(before.columns[left]!, row))) list.push(row);
    }
    for (const row of now.rows) {
      if (found.has(row)) continue;
      const near = byKey.get(own.without(row, left)) ?? [];
      // Hashes may meet by chance, so that values are compared too.
      if (near.some((other) => (past !== null || other !== row) && alike(row, other) === length - 1)) found.add(row);
    }
  }
  return found;
}

/** 53 bits a row, from which any one column can be taken out again. */
function hashesOf({ count, columns }: Rows) {
  const each = columns.map((column, j) => {
    const { high, low } = rowHashes({ rows: count, columns: new Map([["one", column]]) });
    const salt = Math.imul(j + 1, 0x9e3779b1);
    return {
      high: high.map((hash) => mixed(hash ^ salt)),
      low: low.map((hash) => mixed(hash + salt)),
    };
  });
  const whole = { high: new Uint32Array(count), low: new Uint32Array(count) };
  for (const { high, low } of each)
    for (let row = 0; row < count; row++) {
      whole.high[row]! ^= high[row]!;
      whole.low[row]! ^= low[row]!;
    }
  return {
    without: (row: number, j: number): number =>
      ((whole.high[row]! ^ each[j]!.high[row]!) >>> 0) * 0x200000 + ((whole.low[row]! ^ each[j]!.low[row]!) >>> 11),
  };
}

/** @source Appleby, MurmurHash3 (public domain), finaliser of 32 bits */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
