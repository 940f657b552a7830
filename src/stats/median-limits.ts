import type { Limits } from "./limits.js";

/**
 * Confidence limits of a median from order statistics, whatever the distribution; `sorted` may end in Infinity for values that are only known to be large.
 *
 * The r-th smallest and the r-th largest value, with the largest r for which a binomial of one half lies below r with probability at
 * most (1 − confidence)/2. Without such an r, the limits are the whole line.
 * Example: 1 … 10 at 0.95: 2 and 9.
 *
 * @source Conover (1999), Practical Nonparametric Statistics, 3rd ed., §3.2
 */
export function medianLimits(sorted: ArrayLike<number>, confidence: number): Limits {
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  let r = 0;
  let below = 0;
  // Of n halves, from the middle of logarithms: n may be thousands.
  let logMass = -n * Math.LN2;
  for (let k = 0; k < n; k++) {
    below += Math.exp(logMass);
    if (below > tail) break;
    r = k + 1;
    logMass += Math.log((n - k) / (k + 1));
  }
  return r === 0 ? { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY } : { lower: sorted[r - 1]!, upper: sorted[n - r]! };
}
