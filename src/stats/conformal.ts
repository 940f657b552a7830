/** How far off a prediction may be so that new ones are within it with the wanted chance. */
export interface ConformalQuantile {
  /** Place among the sorted scores, counted from 1. */
  readonly place: number;
  /** Infinity when there are too few scores. */
  readonly value: number;
}

/**
 * The split-conformal quantile: the ⌈(n + 1)(1 − α)⌉-th smallest of the scores of rows that had no part in fitting.
 *
 * A new score that is exchangeable with them is at most that with probability 1 − α at least. Infinite when n < 1/α − 1.
 * Example: 1 to 9 at α 0.1 → 9; 1 to 8 → ∞.
 *
 * @source Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, §2.2; Lei et al. (2018), JASA 113:1094–1111
 */
export function conformalQuantile(scores: ArrayLike<number>, alpha: number): ConformalQuantile {
  const n = scores.length;
  // A hair less, so that (n + 1)(1 − α) that is whole but for rounding is not taken one further.
  const place = Math.max(1, Math.ceil((n + 1) * (1 - alpha) - 1e-9));
  return { place, value: place > n ? Infinity : Float64Array.from(scores).sort()[place - 1]! };
}

/**
 * The split-conformal quantile of rows that weigh differently: the least score up to which the rows have 1 − α of the weight of all rows
 * and of the new one, which is taken to weigh as much as the heaviest. Infinite when they have not. Equal weights give conformalQuantile.
 *
 * Example: scores 1 to 9 of weight 2 each at α 0.1 → 9.
 *
 * @source Tibshirani, Barber, Candès & Ramdas (2019), Conformal prediction under covariate shift, NeurIPS, §2.2
 */
export function weightedConformalQuantile(scores: ArrayLike<number>, weights: ArrayLike<number>, alpha: number): number {
  const order = Array.from(scores, (_, i) => i).sort((a, b) => scores[a]! - scores[b]! || weights[a]! - weights[b]!);
  const whole = order.reduce((sum, i) => sum + weights[i]!, 0);
  const heaviest = order.reduce((most, i) => Math.max(most, weights[i]!), 0);
  // A hair less, so that a share that is whole but for rounding is not taken one further.
  const wanted = (whole + heaviest) * (1 - alpha) - 1e-9 * whole;
  let sum = 0;
  for (const i of order) {
    sum += weights[i]!;
    if (sum >= wanted) return scores[i]!;
  }
  return Infinity;
}
