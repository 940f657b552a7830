import { fisherExact } from "../../stats/fisher-exact.js";
import { limitsOfDifference, type RowMean } from "../../stats/row-mean.js";
import { studentSf } from "../../stats/student.js";
import type { WorstNumber } from "./row.js";

/**
 * p of no difference when a was expected to be above b: 1 when it is not. Fisher's exact one of shares of independent rows of equal
 * weight, Welch's of all others.
 *
 * @source Fisher (1934), Statistical Methods for Research Workers, §21.02; Welch (1947), Biometrika 34:28–35
 */
export function differenceP(a: RowMean, b: RowMean, plain: boolean): number {
  if (!(a.value > b.value)) return 1;
  if (a.share && b.share && plain) {
    const [x, y] = [Math.round(a.value * a.rows), Math.round(b.value * b.rows)];
    return fisherExact(x, a.rows - x, y, b.rows - y);
  }
  if (a.variance === null || b.variance === null) return 1;
  const variance = a.variance + b.variance;
  if (variance === 0) return 0;
  const df = variance ** 2 / (a.variance ** 2 / a.df + b.variance ** 2 / b.df);
  return studentSf((a.value - b.value) / Math.sqrt(variance), df);
}

/** a less b with two-sided limits. */
export function apartOf(a: RowMean, b: RowMean, alpha: number): WorstNumber {
  const limits = limitsOfDifference(a, b, alpha);
  return { value: a.value - b.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
}
