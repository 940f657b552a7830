/** A mean over rows, and how far it is off because other rows could have been sampled. */
export interface MeanError {
  readonly mean: number;
  /** 0 for a single row. */
  readonly se: number;
  readonly rows: number;
  readonly weight: number;
}

/**
 * The weighted mean of numbers, with its standard error: √(Σw²(x − mean)² · n / (n − 1)) / Σw.
 *
 * `members` are places in `values` and `weights`; all of them when left out. null when there is no row with weight.
 *
 * Unit: that of the values. Example: 1, 3 without weights → mean 2, se 1.
 *
 * @source Cochran (1977), Sampling Techniques, 3rd ed., §2.9 and §6.11 (a ratio of weighted sums, linearised)
 */
export function meanError(values: ArrayLike<number>, weights: ArrayLike<number> | null, members?: ArrayLike<number>): MeanError | null {
  const n = members?.length ?? values.length;
  const at = (i: number): number => (members === undefined ? i : members[i]!);
  let [weight, sum, rows] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const w = weights?.[at(i)] ?? 1;
    if (w > 0) rows++;
    weight += w;
    sum += w * values[at(i)]!;
  }
  if (!(weight > 0)) return null;
  const mean = sum / weight;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((weights?.[at(i)] ?? 1) * (values[at(i)]! - mean)) ** 2;
  return { mean, se: rows < 2 ? 0 : Math.sqrt((squares * rows) / (rows - 1)) / weight, rows, weight };
}
