import { midRanks } from "./mid-ranks.js";

/**
 * Spearman's rank correlations of columns, as a square of p × p numbers row by row.
 *
 * Equal numbers share their mean rank; a missing number stands at the mean rank, where it adds nothing. A column that does not vary
 * correlates with nothing: 0, and 1 with itself.
 *
 * Unit: −1 to 1. Example: 1 2 3 4 and 1 4 9 16 → 1.
 *
 * @source Spearman (1904), American Journal of Psychology 15:72–101; ties as in Kendall (1970), Rank Correlation Methods, §3.8
 */
export function spearmanMatrix(columns: readonly Float64Array[]): Float64Array {
  const p = columns.length;
  const scaled = columns.map(standardRanks);
  const square = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    square[i * p + i] = 1;
    for (let j = 0; j < i; j++) {
      const [a, b] = [scaled[i]!, scaled[j]!];
      let sum = 0;
      for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!;
      square[i * p + j] = square[j * p + i] = Math.max(-1, Math.min(1, sum));
    }
  }
  return square;
}

/** Ranks less their mean, of length 1; all 0 when they do not vary. */
function standardRanks(values: Float64Array): Float64Array {
  const ranks = midRanks(values);
  let [sum, known] = [0, 0];
  for (const rank of ranks) {
    if (Number.isNaN(rank)) continue;
    sum += rank;
    known++;
  }
  const centred = ranks.map((rank) => (Number.isNaN(rank) ? 0 : rank - sum / known));
  const length = Math.sqrt(centred.reduce((squares, one) => squares + one * one, 0));
  return length > 0 ? centred.map((one) => one / length) : centred;
}
