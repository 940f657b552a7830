import { drawHypergeometric } from "./hypergeometric-draw.js";
import type { Rng } from "./rng.js";

/**
 * A random table of counts with the margins of the given one: what shuffling the rows' groups would give.
 *
 * One row a group, one column a class. Costs nothing a row of data: each count is drawn from the urn that is left.
 *
 * @source Patefield (1981), Applied Statistics 30:91–97 (AS 159), §2
 */
export function shuffledTable(table: readonly ArrayLike<number>[], random: Rng): readonly Float64Array[] {
  const left = Float64Array.from({ length: table[0]?.length ?? 0 }, (_, k) => table.reduce((total, row) => total + row[k]!, 0));
  return table.map((row) => {
    let drawn = 0;
    for (let k = 0; k < row.length; k++) drawn += row[k]!;
    let balls = left.reduce((total, n) => total + n, 0);
    return left.map((hits, k) => {
      const own = drawHypergeometric(drawn, { balls, hits }, random);
      balls -= hits;
      drawn -= own;
      left[k] = hits - own;
      return own;
    });
  });
}
