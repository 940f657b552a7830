import { chiSquaredSf } from "./chi-squared.js";
import { normalCdf } from "./normal.js";

/** Beyond this the sum has many terms, and the approximation is right to four digits. */
const LARGE = 100;

/**
 * Probability that a χ² variable with df degrees of freedom and the given noncentrality is at most x.
 *
 * Unit: probability. df > 0, noncentrality ≥ 0. Example: df 4, noncentrality 3, at 10 → 0.7838.
 *
 * @source Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, §29.2; large ones: Sankaran (1963), Biometrika 50:199–204
 */
export function noncentralChiSquaredCdf(x: number, df: number, noncentrality: number): number {
  if (!(x > 0)) return 0;
  if (noncentrality === 0) return 1 - chiSquaredSf(x, df);
  return noncentrality > LARGE ? approximated(x, df, noncentrality) : summed(x, df, noncentrality / 2);
}

/** Central ones weighted by a Poisson number of pairs of degrees. */
function summed(x: number, df: number, mean: number): number {
  let [weight, sum, left] = [Math.exp(-mean), 0, 1];
  for (let j = 0; left > 1e-12 && j < 2000; j++) {
    sum += weight * (1 - chiSquaredSf(x, df + 2 * j));
    left -= weight;
    weight *= mean / (j + 1);
  }
  return Math.min(1, sum);
}

function approximated(x: number, df: number, noncentrality: number): number {
  const mean = df + noncentrality;
  const h = 1 - (2 * mean * (df + 3 * noncentrality)) / (3 * (df + 2 * noncentrality) ** 2);
  const p = (df + 2 * noncentrality) / mean ** 2;
  const m = (h - 1) * (1 - 3 * h);
  return normalCdf(((x / mean) ** h - (1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p))) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p)));
}

/**
 * The noncentralities that a value is not surprising under, each side missed with probability alpha.
 *
 * Unit: 0 or more. Example: 10 of 4 degrees at 0.05 → 0.03 to 21.3.
 *
 * @source Steiger & Fouladi (1997), Noncentrality interval estimation, in Harlow et al.
 */
export function noncentralityLimits(x: number, df: number, alpha: number): { readonly lower: number; readonly upper: number } {
  return { lower: solved(x, df, 1 - alpha), upper: solved(x, df, alpha) };
}

/** The noncentrality under which the value is the given quantile; 0 when it is below that even without any. */
function solved(x: number, df: number, level: number): number {
  if (noncentralChiSquaredCdf(x, df, 0) <= level) return 0;
  let [low, high] = [0, Math.max(1, x)];
  while (noncentralChiSquaredCdf(x, df, high) > level) [low, high] = [high, 2 * high];
  for (let i = 0; i < 60 && high - low > 1e-9 * Math.max(1, high); i++) {
    const middle = (low + high) / 2;
    if (noncentralChiSquaredCdf(x, df, middle) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
