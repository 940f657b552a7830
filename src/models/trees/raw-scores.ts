import { type Ensemble, leafOf } from "./ensemble.js";

/**
 * Raw scores of rows, one array an output: bit for bit what the library computes.
 *
 * `columns` holds the values by feature; NaN = missing.
 *
 * Unit: that of the library's margin. Example: leaves 0.1 and 0.2 on a base of 0.5 → 0.8.
 *
 * @source Ke et al. (2017), LightGBM, NIPS; Chen & Guestrin (2016), XGBoost, KDD
 */
export function rawScores({ trees, outputs, base, precision }: Ensemble, columns: readonly Float64Array[], rows: number): Float64Array[] {
  const sums = Array.from({ length: outputs }, (_, k) =>
    (precision === "single" ? new Float32Array(rows) : new Float64Array(rows)).fill(base[k]!),
  );
  // Tree by tree: the sums are rounded in the library's order whichever way rows are put into batches.
  const values = precision === "single" ? columns.map((column) => Float64Array.from(column, Math.fround)) : columns;
  for (const tree of trees) {
    const sum = sums[tree.output]!;
    for (let row = 0; row < rows; row++) sum[row]! += tree.value[leafOf(tree, values, row)]!;
  }
  return sums.map((sum) => Float64Array.from(sum));
}
