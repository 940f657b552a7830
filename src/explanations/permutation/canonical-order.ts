import { rowHashes } from "../../table/row-hashes.js";
import type { Table } from "../../table/table.js";

/**
 * The rows of a table in an order that depends on what they hold and not on where they stand, so that draws over rows are the same
 * however a file is sorted. Rows that hold the same are interchangeable.
 *
 * Example: rows b, a, c and rows c, b, a come in one order of their contents.
 */
export function canonicalOrder(table: Table, kept: ArrayLike<number>): Int32Array {
  const { high, low } = rowHashes(table);
  return Int32Array.from(kept).sort((a, b) => high[a]! - high[b]! || low[a]! - low[b]!);
}
