import type { Rng } from "./rng.js";
import { shuffledTable } from "./shuffled-table.js";

/** Rows up to which dealing them out one by one costs less than drawing each count. */
const FEW_ROWS = 20_000;

/**
 * Draws of tables with the margins of a table of whole counts: what shuffling the rows' groups would give.
 *
 * Rows are dealt out to all groups but the largest, which gets what is left. One row a group, one column a class; each call gives the next draw, in arrays that the call after it uses again.
 *
 * @source Fisher & Yates (1938), Statistical Tables, example 12; many rows: see `shuffledTable`
 */
export function tableShuffler(table: readonly ArrayLike<number>[], random: Rng): () => readonly ArrayLike<number>[] {
  const columns = table[0]?.length ?? 0;
  const totals = Float64Array.from({ length: columns }, (_, k) => table.reduce((sum, row) => sum + row[k]!, 0));
  const rows = totals.reduce((sum, n) => sum + n, 0);
  if (rows > FEW_ROWS) return () => shuffledTable(table, random);
  const deck = new Uint16Array(rows);
  let at = 0;
  totals.forEach((n, k) => {
    deck.fill(k, at, at + n);
    at += n;
  });
  const sizes = table.map((row) => Array.from(row).reduce((sum, n) => sum + n, 0));
  const largest = sizes.indexOf(Math.max(...sizes));
  const drawn = table.map(() => new Float64Array(columns));
  return () => {
    let left = rows;
    const rest = drawn[largest]!;
    rest.set(totals);
    for (let g = 0; g < sizes.length; g++) {
      if (g === largest) continue;
      const own = drawn[g]!.fill(0);
      for (let i = sizes[g]!; i > 0; i--) {
        const pick = random.below(left--);
        const column = deck[pick]!;
        deck[pick] = deck[left]!;
        deck[left] = column;
        own[column]!++;
        rest[column]!--;
      }
    }
    return drawn;
  };
}
