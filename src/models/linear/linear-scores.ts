import type { Linear } from "./linear.js";

/**
 * Raw scores of rows, one array an output, added in the order of the terms.
 *
 * Unit: that of the model's raw score. Example: weights 2 and −1 on (3, 4) with intercept 1 → 3.
 *
 * @source XGBoost, src/gbm/gblinear.cc (GBLinear::Pred)
 */
export function linearScores(
  { weights, intercept, precision }: Pick<Linear, "weights" | "intercept" | "precision">,
  values: readonly Float64Array[],
  rows: number,
): Float64Array[] {
  const rounded = precision === "single" ? Math.fround : (x: number): number => x;
  return weights.map((own, k) => {
    const sums = new Float64Array(rows).fill(rounded(intercept[k]!));
    values.forEach((column, term) => {
      const weight = rounded(own[term]!);
      for (let row = 0; row < rows; row++) sums[row] = rounded(sums[row]! + rounded(rounded(column[row]!) * weight));
    });
    return sums;
  });
}
