import type { Limits } from "./limits.js";
import { newcombe } from "./newcombe.js";
import { normalQuantile } from "./normal.js";
import { studentQuantile } from "./student.js";
import { wilson } from "./wilson.js";

/** The mean of a number over some rows, with what its limits need. */
export interface RowMean {
  readonly value: number;
  readonly rows: number;
  readonly weight: number;
  /** Of the mean; null with one row or one cluster. */
  readonly variance: number | null;
  /** Rows of equal weight that would be as informative. */
  readonly nEff: number;
  /** Degrees of freedom: rows of equal weight that would be as informative, or clusters when they are fewer, less one. */
  readonly df: number;
  /** Skewness of the mean, the rows' own over √n: Σ part³ / se³, without its bias in few rows; 0 where it is not known. */
  readonly skew: number;
  /** Every number is 0 or 1, so that the mean is a share. */
  readonly share: boolean;
}

/** What rows carry beside the number. */
export interface RowWeights {
  readonly weights: ArrayLike<number> | null;
  /** Rows with the same number are not independent; null = all rows are. */
  readonly clusters: ArrayLike<number> | null;
}

/**
 * Weighted mean of `values` over `rows`; null when they have no weight. Rows whose value is NaN are left out.
 *
 * The variance is the linearised one, Σ w²(z − mean)² / (Σw)² · n/(n − 1), of sums by cluster where rows come in clusters.
 *
 * @source Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.7 and §4.3; Kish (1965), Survey Sampling, §11.7
 */
export function rowMean(values: ArrayLike<number>, rows: ArrayLike<number>, { weights, clusters }: RowWeights): RowMean | null {
  const own = Array.from(rows).filter((row) => !Number.isNaN(values[row]!));
  // Sums run in the order of the values, so that they do not depend on that of the rows.
  own.sort((a, b) => values[a]! - values[b]! || (weights === null ? 0 : weights[a]! - weights[b]!));
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  // From the smallest value on, so that equal values have exactly their mean.
  const least = own.length === 0 ? 0 : values[own[0]!]!;
  let [weight, sum, squares, share] = [0, 0, 0, true];
  for (const row of own) {
    weight += weightOf(row);
    squares += weightOf(row) ** 2;
    sum += weightOf(row) * (values[row]! - least);
    share &&= values[row] === 0 || values[row] === 1;
  }
  if (!(weight > 0)) return null;
  const value = least + sum / weight;
  const parts = new Map<number, number>();
  for (const row of own) {
    const at = clusters === null ? parts.size : clusters[row]!;
    parts.set(at, (parts.get(at) ?? 0) + weightOf(row) * (values[row]! - value));
  }
  const units = parts.size;
  const spread = [...parts.values()].sort((a, b) => a - b).reduce((total, part) => total + part * part, 0) / weight ** 2;
  const variance = units > 1 ? (spread * units) / (units - 1) : null;
  const third = [...parts.values()].sort((a, b) => a - b).reduce((total, part) => total + part ** 3, 0) / weight ** 3;
  const skew = units > 2 && variance! > 0 ? (third * units ** 2) / ((units - 1) * (units - 2)) / variance! ** 1.5 : 0;
  // Few heavy rows that happen to be alike seem to vary little, so no more rows are counted than the weights leave.
  const kish = weight ** 2 / squares;
  const alike = Math.min(units, kish);
  const nEff = share && value > 0 && value < 1 && spread > 0 ? Math.min(kish, (value * (1 - value)) / spread) : alike;
  return { value, rows: own.length, weight, variance, nEff, df: units > 1 ? Math.max(1, alike - 1) : units - 1, skew, share };
}

/** One-sided limits, each missed with probability alpha: Wilson's of a share, Student's of a mean; null with a single row or cluster. */
export function limitsOfMean({ value, variance, nEff, df, share }: RowMean, alpha: number): Limits | null {
  if (share) return wilson(value, nEff, normalQuantile(1 - alpha));
  if (variance === null) return null;
  const reach = Math.sqrt(variance) * studentQuantile(1 - alpha, df);
  return { lower: value - reach, upper: value + reach };
}

/** Limits of the difference of two means of different rows, as `limitsOfMean`. */
export function limitsOfDifference(a: RowMean, b: RowMean, alpha: number): Limits | null {
  const [ofA, ofB] = [limitsOfMean(a, alpha), limitsOfMean(b, alpha)];
  if (ofA === null || ofB === null) return null;
  return newcombe({ value: a.value, ...ofA }, { value: b.value, ...ofB });
}
