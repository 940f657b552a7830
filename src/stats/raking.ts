/** One margin: the group of each row as a number from 0 on (−1 = none), and the share that each group is to have; null = its own proportion. */
export interface Margin {
  readonly groupOf: Int32Array;
  readonly shares: readonly (number | null)[];
}

/** Rounds after which margins that still disagree are taken to contradict each other. */
const MOST_ROUNDS = 500;
const CLOSE = 1e-10;

/**
 * Weights that give every margin its shares and stay as near the old ones as they can: iterative proportional fitting.
 *
 * Shares that are not stated keep their proportions in what is left. Rows without a group keep their weight's share. null when a group
 * that is to have some share has no rows, when stated shares do not fit into 1, or when margins contradict each other.
 *
 * Example: groups a, a, b of weight 1 with half for each: ½·3/2, ½·3/2 and ½·3.
 *
 * @source Deming & Stephan (1940), Ann. Math. Stat. 11:427–444; Deville, Särndal & Sautory (1993), JASA 88:1013–1020
 */
export function raked(weights: ArrayLike<number>, rows: ArrayLike<number>, margins: readonly Margin[]): Float64Array | null {
  const own = Float64Array.from(weights);
  const targets = margins.map((margin) => targetOf(margin, own, rows));
  if (targets.some((target) => target === null)) return null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let off = 0;
    for (const [m, { groupOf, shares }] of margins.entries()) {
      const sums = sumsOf(groupOf, shares.length, own, rows);
      const factors = sums.map((sum, group) => (sum > 0 ? targets[m]![group]! / sum : targets[m]![group]! > 0 ? Number.NaN : 1));
      if (factors.some(Number.isNaN)) return null;
      for (const factor of factors) off = Math.max(off, Math.abs(factor - 1));
      for (let i = 0; i < rows.length; i++) if (groupOf[rows[i]!]! >= 0) own[rows[i]!]! *= factors[groupOf[rows[i]!]!]!;
    }
    if (off < CLOSE) return own;
  }
  return null;
}

/** The weight that each group is to have. */
function targetOf({ groupOf, shares }: Margin, weights: Float64Array, rows: ArrayLike<number>): readonly number[] | null {
  const sums = sumsOf(groupOf, shares.length, weights, rows);
  const total = sums.reduce((sum, one) => sum + one, 0);
  const stated = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const free = sums.reduce((sum, one, group) => sum + (shares[group] === null ? one : 0), 0);
  if (
    stated > 1 + 1e-9 ||
    (free === 0 && Math.abs(stated - 1) > 1e-9) ||
    shares.some((share, group) => (share ?? 0) > 0 && sums[group] === 0)
  )
    return null;
  return sums.map((own, group) => total * (shares[group] ?? ((1 - stated) * own) / free));
}

/** In the order of the weights, so that the order of the rows changes nothing. */
function sumsOf(groupOf: Int32Array, groups: number, weights: Float64Array, rows: ArrayLike<number>): number[] {
  const parts = Array.from({ length: groups }, (): number[] => []);
  for (let i = 0; i < rows.length; i++) parts[groupOf[rows[i]!]!]?.push(weights[rows[i]!]!);
  return parts.map((list) => list.sort((a, b) => a - b).reduce((sum, one) => sum + one, 0));
}
