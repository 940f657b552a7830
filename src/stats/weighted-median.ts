import type { Limits } from "./limits.js";
import { medianLimits } from "./median-limits.js";
import { normalQuantile } from "./normal.js";
import { wilson } from "./wilson.js";

/** A median with the limits in which that of all people lies; infinite where values are only known to be large, or too few. */
export interface WeightedMedian extends Limits {
  readonly value: number;
}

/**
 * The smallest value with at least half of the weight at or below it, and its two-sided limits; null without rows that have weight.
 *
 * Without weights the limits are exact, from order statistics. With weights they are the quantiles at Wilson's limits of one half at
 * Kish's number of rows, which equal weights do not change. Values may be Infinity.
 * Example: 1, 2, 3 of weights 1, 1, 4 → 3; without weights → 2.
 *
 * @source Woodruff (1952), JASA 47:635–646; Francisco & Fuller (1991), Annals of Statistics 19:454–469; Kish (1965), Survey Sampling, §11.7
 */
export function weightedMedian(values: ArrayLike<number>, weights: ArrayLike<number> | null, confidence: number): WeightedMedian | null {
  const order = Array.from(values, (_, i) => i)
    .filter((i) => (weights?.[i] ?? 1) > 0)
    .sort((a, b) => values[a]! - values[b]! || (weights === null ? 0 : weights[a]! - weights[b]!));
  if (order.length === 0) return null;
  const own = order.map((i) => weights?.[i] ?? 1);
  const whole = own.reduce((sum, weight) => sum + weight, 0);
  const at = (share: number): number => {
    let sum = 0;
    for (const [place, i] of order.entries()) {
      sum += own[place]!;
      // A hair less, so that a half that is whole but for rounding is not taken one further.
      if (sum >= share * whole * (1 - 1e-12)) return values[i]!;
    }
    return values[order.at(-1)!]!;
  };
  const value = at(0.5);
  if (weights === null) {
    const sorted = Float64Array.from(order, (i) => values[i]!);
    return { value, ...medianLimits(sorted, confidence) };
  }
  const kish = whole ** 2 / own.reduce((sum, weight) => sum + weight ** 2, 0);
  const { lower, upper } = wilson(0.5, kish, normalQuantile((1 + confidence) / 2));
  return { value, lower: at(lower), upper: at(upper) };
}
