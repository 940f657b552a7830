/**
 * The covariance matrix of columns, shrunk towards a multiple of the identity by the share that is best on average.
 *
 * Columns are centred here; sums are divided by n. `covariance` is a square row by row, `shrinkage` the share of the identity, 0 to 1.
 *
 * Example: one column 1 and −1 → covariance 1.
 *
 * @source Ledoit & Wolf (2004), J. Multivariate Analysis 88:365–411, §3.3
 */
export function ledoitWolf(columns: readonly Float64Array[]): { readonly covariance: Float64Array; readonly shrinkage: number } {
  const p = columns.length;
  const n = columns[0]!.length;
  const centred = columns.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    return values.map((value) => value - mean);
  });
  const sample = new Float64Array(p * p);
  // Σ over rows of the squared products, less n times the squared covariances: how much the entries vary.
  let varying = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [centred[i]!, centred[j]!];
      let [sum, squares] = [0, 0];
      for (let row = 0; row < n; row++) {
        const product = a[row]! * b[row]!;
        sum += product;
        squares += product * product;
      }
      const entry = sum / n;
      sample[i * p + j] = sample[j * p + i] = entry;
      varying += (i === j ? 1 : 2) * (squares / n - entry * entry);
    }
  }
  let trace = 0;
  for (let i = 0; i < p; i++) trace += sample[i * p + i]!;
  const scale = trace / p;
  const dispersion = sample.reduce((sum, entry, i) => sum + (entry - (i % (p + 1) === 0 ? scale : 0)) ** 2, 0);
  const shrinkage = dispersion > 0 ? Math.min(1, varying / n / dispersion) : 0;
  return {
    covariance: sample.map((entry, i) => (1 - shrinkage) * entry + (i % (p + 1) === 0 ? shrinkage * scale : 0)),
    shrinkage,
  };
}
