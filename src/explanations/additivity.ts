import { fault } from "../errors.js";

/** Largest |Σ contributions + base − score|, as a share of the numbers' size: rounding alone. */
const MOST = 1e-9;

/**
 * Makes sure that contributions and base add up to the score of every row. Throws EH900 where they do not: numbers that do not add
 * up are not shown. Returns the largest residual.
 */
export function assertAdditive(base: number, contributions: readonly Float64Array[], scores: Float64Array): number {
  let worst = 0;
  for (let row = 0; row < scores.length; row++) {
    let [sum, size] = [base, Math.max(1, Math.abs(base), Math.abs(scores[row]!))];
    for (const own of contributions) {
      sum += own[row]!;
      size = Math.max(size, Math.abs(own[row]!));
    }
    const residual = Math.abs(sum - scores[row]!);
    worst = Math.max(worst, residual);
    if (!(residual <= MOST * size))
      throw fault("EH900", `contributions of features add up to ${sum}, the score is ${scores[row]}, in row ${row + 1}`, {
        help: ["please report this with the model file"],
      });
  }
  return worst;
}
