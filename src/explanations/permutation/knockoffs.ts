import { cholesky, choleskyInverse, leastEigenvalue } from "../../stats/cholesky.js";
import { ledoitWolf } from "../../stats/ledoit-wolf.js";
import { midRanks } from "../../stats/mid-ranks.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Rng } from "../../stats/rng.js";

/** Numbers to make knockoffs of: one array a column, one number a row, NaN = missing. */
export type NumberColumns = ReadonlyMap<string, Float64Array>;

export interface Knockoffs {
  /** For a column, the row that each row takes its value from; a row without a value keeps what it has. */
  donorOf(column: string): Int32Array;
  /** Share of a column's variance, in normal scores, that the other columns tell: 0 to 1. */
  rSquared(column: string): number;
}

/** Just under what is allowed, so that what is drawn from stays positive definite. */
const ROOM = 0.999;

/**
 * Gaussian knockoffs of columns: for each column values that could as well have been there, given the other columns.
 *
 * Values become normal scores by their ranks, whose covariance is shrunk (Ledoit–Wolf). Knockoffs are drawn by the equicorrelated
 * rule and go back to observed values by rank, so each is the value of another row: a donor. `order` is the rows in canonical
 * order, by which draws are made, so that the order of a file changes nothing. null when there is no row or no column.
 *
 * @source Candès, Fan, Janson & Lv (2018), J. R. Stat. Soc. B 80:551–577, §3.1.1 and eq. 3.2; Watson & Wright (2021), Machine Learning 110:2107–2129, for the test of one column at a time
 */
export function gaussianKnockoffs(columns: NumberColumns, order: Int32Array, random: Rng): Knockoffs | null {
  const names = [...columns.keys()];
  const p = names.length;
  const n = order.length;
  if (p === 0 || n < 2) return null;
  const scores = names.map((name) => normalScores(Float64Array.from(order, (row) => columns.get(name)![row]!)));
  const sigma = correlationOf(ledoitWolf(scores).covariance, p);
  const factor = cholesky(sigma, p);
  if (factor === null) return null;
  const inverse = choleskyInverse(factor, p);
  const s = Math.min(1, 2 * leastEigenvalue(sigma, p, 0.5)) * ROOM;
  // Conditional mean Z − Z Σ⁻¹ s, covariance 2s − s Σ⁻¹ s.
  const spread = cholesky(
    inverse.map((entry, i) => (i % (p + 1) === 0 ? 2 * s : 0) - s * s * entry),
    p,
  );
  if (spread === null) return null;
  const drawn = names.map(() => new Float64Array(n));
  const noise = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) noise[j] = normalQuantile((random.u32() + 0.5) / 2 ** 32);
    for (let j = 0; j < p; j++) {
      let value = scores[j]![i]!;
      for (let k = 0; k < p; k++) value -= scores[k]![i]! * inverse[k * p + j]! * s;
      for (let k = 0; k <= j; k++) value += spread[j * p + k]! * noise[k]!;
      drawn[j]![i] = value;
    }
  }
  return {
    donorOf(column) {
      return donorsByRank(columns.get(column)!, drawn[names.indexOf(column)]!, order);
    },
    rSquared(column) {
      const j = names.indexOf(column);
      return Math.max(0, 1 - 1 / inverse[j * p + j]!);
    },
  };
}

/** Normal scores of ranks, of variance 1; 0 for missing ones and where nothing varies. */
function normalScores(values: Float64Array): Float64Array {
  const ranks = midRanks(values);
  const known = ranks.filter((rank) => !Number.isNaN(rank)).length;
  const scores = ranks.map((rank) => (Number.isNaN(rank) ? 0 : normalQuantile((rank - 0.5) / known)));
  const length = Math.sqrt(scores.reduce((sum, one) => sum + one * one, 0) / scores.length);
  return length > 0 ? scores.map((one) => one / length) : scores;
}

/** Divided to a diagonal of ones; a column that does not vary is given one. */
function correlationOf(covariance: Float64Array, p: number): Float64Array {
  const deviation = Array.from({ length: p }, (_, i) => Math.sqrt(covariance[i * p + i]!) || 1);
  return covariance.map((entry, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    return i === j ? 1 : entry / (deviation[i]! * deviation[j]!);
  });
}

/** The row whose value has the rank that the drawn number has; both orders hold the rows with a value only. */
function donorsByRank(values: Float64Array, drawn: Float64Array, order: Int32Array): Int32Array {
  const donorOf = Int32Array.from({ length: values.length }, (_, row) => row);
  const known = Array.from(order, (row, i) => ({ row, i })).filter(({ row }) => !Number.isNaN(values[row]!));
  const byValue = [...known].sort((a, b) => values[a.row]! - values[b.row]! || a.i - b.i);
  const byDrawn = [...known].sort((a, b) => drawn[a.i]! - drawn[b.i]! || a.i - b.i);
  byDrawn.forEach(({ row }, rank) => {
    donorOf[row] = byValue[rank]!.row;
  });
  return donorOf;
}
