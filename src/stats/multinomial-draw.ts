import { drawBinomial } from "./binomial-draw.js";
import type { Rng } from "./rng.js";

/**
 * Spreads `size` rows at random over cells, each with the probability weight / total, and writes the counts to `out`.
 *
 * Weights are 0 or more and need not be whole nor add up to `size`. `out` has one place a cell and is not `weights`.
 *
 * @source Devroye (1986), Non-Uniform Random Variate Generation, §XI.1.4 (conditional binomials)
 */
export function drawMultinomial(size: number, weights: ArrayLike<number>, random: Rng, out: Float64Array): void {
  // Sums from the back, kept in `out` until they are used: the last cell with weight has a share of exactly 1.
  let rest = 0;
  for (let i = out.length - 1; i >= 0; i--) {
    rest += weights[i]!;
    out[i] = rest;
  }
  if (!(rest > 0 && rest < Infinity) && size > 0)
    throw new RangeError(`cannot spread ${size} rows over cells whose weights add up to ${rest}`);
  let left = size;
  for (let i = 0; i < out.length; i++) {
    const weight = weights[i]!;
    const count = left > 0 && weight > 0 ? drawBinomial(left, weight / out[i]!, random) : 0;
    out[i] = count;
    left -= count;
  }
}
