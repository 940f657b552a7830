import { type Ensemble, leafOf } from "../models/trees/ensemble.js";

/**
 * Raw scores of one output as sums in double precision, whatever the library adds in; routing is the library's.
 *
 * `columns` holds the values by feature, NaN = missing. Unit: that of the raw score, divided by the ensemble's divisor.
 */
export function leafScores(ensemble: Ensemble, columns: readonly Float64Array[], rows: number, output = 0): Float64Array {
  const { trees, base, divisor } = ensemble;
  const values = routed(ensemble, columns);
  const sums = new Float64Array(rows).fill(base[output]!);
  for (const tree of trees) {
    if (tree.output !== output) continue;
    for (let row = 0; row < rows; row++) sums[row]! += tree.value[leafOf(tree, values, row)]!;
  }
  return divisor === 1 ? sums : sums.map((sum) => sum / divisor);
}

/** Values as the ensemble compares them. */
export const routed = ({ precision }: Ensemble, columns: readonly Float64Array[]): readonly Float64Array[] =>
  precision === "double" ? columns : columns.map((column) => Float64Array.from(column, Math.fround));
