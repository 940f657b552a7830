import { drawMultinomial } from "./multinomial-draw.js";
import type { Rng } from "./rng.js";
import { tableShuffler } from "./table-shuffler.js";

/**
 * Draws of tables in which groups do not differ: whole counts are shuffled; of weighted rows each group is drawn anew from
 * everybody at its effective number of rows.
 *
 * One row a group, one column a class. Each call gives the next draw, in arrays that the call after it may use again.
 *
 * @source see `tableShuffler`; effective rows: Kish (1965), Survey Sampling, §11.7
 */
export function groupDraws(
  table: readonly ArrayLike<number>[],
  { sizes, random }: { readonly sizes: readonly number[]; readonly random: Rng },
): () => readonly ArrayLike<number>[] {
  const totals = table.map((row) => Array.from(row).reduce((sum, w) => sum + w, 0));
  const whole = table.every((row, g) => Math.abs(sizes[g]! - totals[g]!) < 1e-9 * totals[g]! && Array.from(row).every(Number.isInteger));
  if (whole) return tableShuffler(table, random);
  const pooled = Array.from({ length: table[0]?.length ?? 0 }, (_, k) => table.reduce((sum, row) => sum + row[k]!, 0));
  const drawn = table.map(() => new Float64Array(pooled.length));
  return () => {
    drawn.forEach((out, g) => {
      drawMultinomial(Math.max(1, Math.round(sizes[g]!)), pooled, random, out);
    });
    return drawn;
  };
}
