import type { Measured } from "./limits.js";
import { limitsOfMean, type RowWeights, rowMean } from "./row-mean.js";

/**
 * The share of a number's variation that a prediction of it explains, over rows that had no part in making the prediction (R²).
 *
 * 1 = all of it; 0 = no more than the rows' own mean does; below 0 = less. null when the number is the same in every row or there is
 * one row. Limits are Student's, of the linearised ratio of mean squares.
 *
 * Example: 1, 2, 3 predicted as 1, 2, 2: 1 − 1/2.
 *
 * @source Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.6, for the linearised ratio
 */
export function explainedShare(
  value: ArrayLike<number>,
  predicted: ArrayLike<number>,
  rows: ArrayLike<number>,
  { alpha, ...carried }: RowWeights & { readonly alpha: number },
): Measured | null {
  const mean = rowMean(value, rows, carried);
  if (mean === null) return null;
  const missed = new Float64Array(value.length);
  const spread = new Float64Array(value.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    missed[row] = (value[row]! - predicted[row]!) ** 2;
    spread[row] = (value[row]! - mean.value) ** 2;
  }
  const [left, all] = [rowMean(missed, rows, carried)!, rowMean(spread, rows, carried)!];
  if (!(all.value > 0)) return null;
  const unexplained = left.value / all.value;
  const moved = missed.map((own, row) => (unexplained * spread[row]! - own) / all.value);
  const around = rowMean(moved, rows, carried)!;
  const limits = limitsOfMean({ ...around, share: false }, alpha);
  if (limits === null) return null;
  const share = 1 - unexplained;
  return {
    value: share,
    lower: share + limits.lower - around.value,
    upper: Math.max(share, Math.min(1, share + limits.upper - around.value)),
  };
}
