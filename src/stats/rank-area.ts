/** How often one side lies above the other, and how much that varies when the two are alike. */
export interface RankArea {
  /** Share of pairs in [0, 1], ties half. */
  readonly area: number;
  /** Standard deviation of the area of two random parts of all rows, of these sizes. */
  readonly sdByChance: number;
}

/**
 * Probability that a random member of one side has a larger value than one of the other, from counts by value, ascending.
 *
 * Unit: share in [0, 1]; ties count half. null when a side is empty. Example: one side 0 1, the other 1 0 → 1.
 *
 * @source Mann & Whitney (1947), Annals of Math. Statistics 18:50–60; variance with ties: Lehmann (2006), Nonparametrics, (1.35)
 */
export function rankArea(side: ArrayLike<number>, other: ArrayLike<number>): RankArea | null {
  let [m, n, sum, ties] = [0, 0, 0, 0];
  for (let i = 0; i < side.length; i++) {
    const [own, others] = [side[i]!, other[i]!];
    sum += own * (n + others / 2);
    m += own;
    n += others;
    ties += (own + others) ** 3 - (own + others);
  }
  if (m === 0 || n === 0) return null;
  const all = m + n;
  const variance = all < 2 ? 0 : (all + 1 - ties / (all * (all - 1))) / (12 * m * n);
  return { area: sum / (m * n), sdByChance: Math.sqrt(Math.max(0, variance)) };
}
