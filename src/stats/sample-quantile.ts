/**
 * The quantile of sorted numbers by Cunnane's rule: at place 0.4 + p(n + 0.2), between the two numbers beside it.
 *
 * `sorted` holds at least one number, in ascending order. Unit: that of the numbers. It is the rule of mquantiles in
 * SciPy and of the grids of partial dependence in scikit-learn. Example: 1 … 20, p = 0.05 → 1.41.
 *
 * @source Cunnane (1978), J. Hydrology 37:205–222; Hyndman & Fan (1996), Am. Stat. 50:361–365, §2 (αp = βp = 0.4)
 */
export function sampleQuantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  const place = Math.min(n, Math.max(1, 0.4 + p * (n + 0.2)));
  const below = Math.floor(place);
  const low = sorted[below - 1]!;
  const high = sorted[Math.min(n, below + 1) - 1]!;
  return low + (place - below) * (high - low);
}
