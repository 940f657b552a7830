import type { Column, Table } from "./table.js";

/** Two hashes a row of what its cells hold, 64 bits together. Rows that hold the same have the same. */
export function rowHashes({ rows, columns }: Table): { readonly high: Uint32Array; readonly low: Uint32Array } {
  const high = new Uint32Array(rows);
  const low = new Uint32Array(rows);
  for (const name of [...columns.keys()].sort()) hashInto(columns.get(name)!, high, low);
  return { high, low };
}

/**
 * The hashes with rows that hold the same told apart by their count, so that each can have draws of its own.
 *
 * Such rows are interchangeable, so what is drawn hangs on the rows that there are and not on their order.
 */
export function rowKeys(table: Table): { readonly high: Uint32Array; readonly low: Uint32Array } {
  const { high, low } = rowHashes(table);
  const seen = new Map<number, Map<number, number>>();
  for (let row = 0; row < table.rows; row++) {
    const [h, l] = [high[row]!, low[row]!];
    let inner = seen.get(h);
    if (inner === undefined) {
      inner = new Map();
      seen.set(h, inner);
    }
    const before = inner.get(l) ?? 0;
    inner.set(l, before + 1);
    high[row] = h + Math.imul(before, 0x9e3779b9);
  }
  return { high, low };
}

/** FNV-1a over words, with a different prime for each of the two. */
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
