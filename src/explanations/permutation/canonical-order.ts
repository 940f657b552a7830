import type { Column, Table } from "../../table/table.js";

/**
 * The rows of a table in an order that depends on what they hold and not on where they stand, so that draws over rows are the same
 * however a file is sorted. Rows that hold the same are interchangeable.
 *
 * Example: rows b, a, c and rows c, b, a come in one order of their contents.
 */
export function canonicalOrder({ rows, columns }: Table, kept: ArrayLike<number>): Int32Array {
  const high = new Uint32Array(rows);
  const low = new Uint32Array(rows);
  for (const name of [...columns.keys()].sort()) hashInto(columns.get(name)!, high, low);
  return Int32Array.from(kept).sort((a, b) => high[a]! - high[b]! || low[a]! - low[b]!);
}

/** Two hashes a row, 64 bits together: FNV-1a over words, with a different prime each. */
function hashInto(column: Column, high: Uint32Array, low: Uint32Array): void {
  const add = (row: number, word: number): void => {
    high[row] = Math.imul(high[row]! ^ word, 0x01000193) ^ (high[row]! >>> 15);
    low[row] = Math.imul(low[row]! ^ word, 0x85ebca6b) ^ (low[row]! >>> 13);
  };
  if (column.kind === "number") {
    const bits = new Uint32Array(Float64Array.from(column.values).buffer);
    for (let row = 0; row < high.length; row++) {
      const missing = Number.isNaN(column.values[row]);
      add(row, missing ? 0x7ff80000 : bits[2 * row]!);
      add(row, missing ? 1 : bits[2 * row + 1]!);
    }
    return;
  }
  const words = [...column.levels, ""].map(textHash);
  for (let row = 0; row < high.length; row++) add(row, words[column.codes[row]!]!);
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
