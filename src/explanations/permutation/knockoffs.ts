import { cholesky, choleskyInverse } from "../../stats/cholesky.js";
import { ledoitWolf } from "../../stats/ledoit-wolf.js";
import { midRanks } from "../../stats/mid-ranks.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Rng } from "../../stats/rng.js";

/** Numbers to make knockoffs of: one array a column, one number a row, NaN = missing. */
export type NumberColumns = ReadonlyMap<string, Float64Array>;

/** Values of some columns that could as well have been there, given the other columns. */
export interface Knockoffs {
  /** By column, the row that each row takes its value from; a row without a value keeps what it has. */
  readonly donors: ReadonlyMap<string, Int32Array>;
  /** Share of the columns' variance, in normal scores, that the other columns tell: 0 to 1. */
  readonly rSquared: number;
}

/**
 * Gaussian knockoffs of some columns at a time: for them values that could as well have been there, given the other columns.
 *
 * Values become normal scores by their ranks, whose covariance is shrunk (Ledoit–Wolf). The columns are drawn anew given all others,
 * and go back to observed values by rank, so each is the value of another row: a donor. As only these columns are exchanged, their
 * part of the knockoffs' covariance may be as large as can be, Ω⁻¹ of the columns (Ω the inverse covariance of all), and the draw
 * does not hang on their own values: the equicorrelated rule for all columns at once keeps a column close to itself as soon as any
 * two others are alike, and its importance then looks smaller than it is. `order` is the rows in canonical order, by which draws are
 * made, so that the order of a file changes nothing. null when there are fewer than two rows, or no column.
 *
 * @source Candès, Fan, Janson & Lv (2018), J. R. Stat. Soc. B 80:551–577, eq. 3.2, with s of other columns 0; Watson & Wright (2021), Machine Learning 110:2107–2129, for the test of one column at a time
 */
export function gaussianKnockoffs(columns: NumberColumns, order: Int32Array, random: Rng): ((own: readonly string[]) => Knockoffs) | null {
  const names = [...columns.keys()];
  const p = names.length;
  if (p === 0 || order.length < 2) return null;
  const scores = names.map((name) => normalScores(Float64Array.from(order, (row) => columns.get(name)![row]!)));
  const factor = cholesky(correlationOf(ledoitWolf(scores).covariance, p), p);
  if (factor === null) return null;
  const inverse = choleskyInverse(factor, p);
  return (own) => {
    const places = own.map((name) => names.indexOf(name));
    const drawn = drawnGiven(scores, { inverse, places }, random.fork("columns", ...own));
    const apart = own.map((name, k) => [name, donorsByRank(columns.get(name)!, drawn.values[k]!, order)] as const);
    return { donors: new Map(apart), rSquared: Math.min(1, Math.max(0, 1 - drawn.left)) };
  };
}

/** Columns at `places` drawn given the others: mean Z − Ω⁻¹ (Z Ω), covariance Ω⁻¹, both of the columns; `left` is the mean variance that is left. */
function drawnGiven(
  scores: readonly Float64Array[],
  { inverse, places }: { readonly inverse: Float64Array; readonly places: readonly number[] },
  random: Rng,
): { readonly values: readonly Float64Array[]; readonly left: number } {
  const [p, q, n] = [scores.length, places.length, scores[0]!.length];
  const block = Float64Array.from({ length: q * q }, (_, at) => inverse[places[Math.floor(at / q)]! * p + places[at % q]!]!);
  const within = choleskyInverse(cholesky(block, q)!, q);
  const spread = cholesky(within, q)!;
  const values = places.map(() => new Float64Array(n));
  const [pull, noise] = [new Float64Array(q), new Float64Array(q)];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < q; k++) {
      noise[k] = normalQuantile((random.u32() + 0.5) / 2 ** 32);
      pull[k] = scores.reduce((sum, column, j) => sum + column[i]! * inverse[j * p + places[k]!]!, 0);
    }
    for (let k = 0; k < q; k++) {
      let value = scores[places[k]!]![i]!;
      for (let l = 0; l < q; l++) value -= within[k * q + l]! * pull[l]!;
      for (let l = 0; l <= k; l++) value += spread[k * q + l]! * noise[l]!;
      values[k]![i] = value;
    }
  }
  return { values, left: within.reduce((sum, entry, at) => sum + (at % (q + 1) === 0 ? entry : 0), 0) / q };
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
