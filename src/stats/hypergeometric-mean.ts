import type { Urn } from "./hypergeometric-draw.js";
import { logGamma } from "./log-gamma.js";

/**
 * The mean of a function of the number of hits among `drawn` balls taken from an urn without putting any back.
 *
 * Numbers so rare that they cannot change the mean are left out. Whole numbers; drawn ≤ balls.
 *
 * Unit: that of the function. Example: 1 drawn of 4 balls with 1 hit, the function k → k: 1/4.
 *
 * @source Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions, (6.1)
 */
export function hypergeometricMean(drawn: number, { balls, hits }: Urn, of: (k: number) => number): number {
  const least = Math.max(0, drawn + hits - balls);
  const most = Math.min(drawn, hits);
  if (least === most) return of(least);
  const mode = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (hits + 1)) / (balls + 2))));
  const rise = (k: number): number => ((drawn - k) * (hits - k)) / ((k + 1) * (balls - drawn - hits + k + 1));
  const atMode = Math.exp(logChoose(hits, mode) + logChoose(balls - hits, drawn - mode) - logChoose(balls, drawn));
  let [sum, total] = [atMode * of(mode), atMode];
  const add = (k: number, p: number): void => {
    sum += p * of(k);
    total += p;
  };
  for (let k = mode + 1, p = atMode * rise(mode); k <= most && p > atMode * Number.EPSILON; p *= rise(k), k++) add(k, p);
  for (let k = mode - 1, p = atMode / rise(mode - 1); k >= least && p > atMode * Number.EPSILON; k--, p /= rise(k)) add(k, p);
  return sum / total;
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
