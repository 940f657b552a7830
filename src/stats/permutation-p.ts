/** How a value compares with what chance alone gives. */
export interface AgainstChance {
  /** Mean of the draws. */
  readonly mean: number;
  readonly pValue: number;
}

/**
 * The p-value of a value against draws from its distribution by chance: (1 + draws at or above it) / (1 + draws).
 *
 * Draws that differ from the value by rounding alone count as equal.
 *
 * Unit: probability, never 0. Example: 3 against 1 2 3 4 → (1 + 2) / 5.
 *
 * @source Davison & Hinkley (1997), Bootstrap Methods and their Application, §4.2; Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39
 */
export function permutationP(value: number, draws: Float64Array): AgainstChance {
  let above = 0;
  let sum = 0;
  const near = value - 1e-12 * Math.abs(value);
  for (let i = 0; i < draws.length; i++) {
    if (draws[i]! >= near) above++;
    sum += draws[i]!;
  }
  return { mean: sum / draws.length, pValue: (1 + above) / (1 + draws.length) };
}
