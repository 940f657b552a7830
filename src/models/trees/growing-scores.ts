import { type Ensemble, leafOf } from "./ensemble.js";
import { transformed } from "./transformed.js";

/**
 * What an ensemble of one output predicts with its first trees alone: one array a step, each as the library itself would compute it.
 *
 * `columns` holds the values by feature, NaN = missing; `steps` are numbers of trees, ascending. Only of boosting: the trees of a
 * forest are averaged, and fewer of them are another average. Each tree is asked once, however many steps there are.
 */
export function growingScores(
  ensemble: Ensemble,
  columns: readonly Float64Array[],
  rows: number,
  steps: readonly number[],
): readonly Float64Array[] {
  const { trees, base, precision } = ensemble;
  const sum = (precision === "single" ? new Float32Array(rows) : new Float64Array(rows)).fill(base[0]!);
  const values = precision === "single" ? columns.map((column) => Float64Array.from(column, Math.fround)) : columns;
  const found: Float64Array[] = [];
  let grown = 0;
  for (const step of steps) {
    for (; grown < step; grown++)
      for (let row = 0; row < rows; row++) sum[row]! += trees[grown]!.value[leafOf(trees[grown]!, values, row)]!;
    found.push(transformed([Float64Array.from(sum)], ensemble)[0]!);
  }
  return found;
}
