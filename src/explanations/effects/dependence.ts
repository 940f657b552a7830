import { meanError } from "../../stats/mean-error.js";
import type { Ice } from "./ice.js";

/** The model's mean number at each point of a grid. */
export interface Dependence {
  readonly values: readonly number[];
  /** Standard errors because other rows could have been sampled. */
  readonly se: readonly number[];
  /** How differently rows move along the grid: the standard deviation of their curves from the mean curve once each curve starts at 0, averaged over the points. */
  readonly spread: number;
  /** The share of rows that move against the mean curve from the first to the last point; null when the mean curve ends where it begins. */
  readonly against: number | null;
}

export interface Members {
  /** Places of the rows in the arrays of the ICE; all of them when left out. */
  readonly members?: ArrayLike<number>;
  /** One a row of the ICE; null = 1 each. */
  readonly weights: ArrayLike<number> | null;
}

/**
 * Partial dependence: the mean over rows of the model's number with the feature set to each point.
 *
 * null when there is no row with weight. Unit: that of the model's number. Example: f = 2x₁ + x₂, x₂ with mean 3, at
 * x₁ = 0 and 1 → 3 and 5.
 *
 * @source Friedman (2001), Ann. Stat. 29:1189–1232, §8.2; curves that start at 0: Goldstein et al. (2015), J. Comput. Graph. Stat. 24:44–65, §2.2
 */
export function dependence(ice: Ice, { members, weights }: Members): Dependence | null {
  const means = ice.map((values) => meanError(values, weights, members));
  if (means.length === 0 || means[0] === null) return null;
  const values = means.map((one) => one!.mean);
  const [rise, rows] = [values.at(-1)! - values[0]!, members ?? ice[0]!.map((_, i) => i)];
  let [total, against] = [0, 0];
  const squares = ice.map(() => 0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const weight = weights?.[row] ?? 1;
    const start = ice[0]![row]!;
    total += weight;
    if ((ice.at(-1)![row]! - start) * rise < 0) against += weight;
    ice.forEach((own, point) => {
      squares[point]! += weight * (own[row]! - start - (values[point]! - values[0]!)) ** 2;
    });
  }
  return {
    values,
    se: means.map((one) => one!.se),
    spread: squares.reduce((sum, square) => sum + Math.sqrt(square / total), 0) / squares.length,
    against: rise === 0 ? null : against / total,
  };
}
