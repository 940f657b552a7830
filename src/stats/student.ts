import { betaLogOdds, betaLowerTail } from "./beta.js";

/**
 * Probability that Student's t with df degrees of freedom is above t.
 *
 * Unit: probability. df > 0. Example: studentSf(1, 1) = 1/4.
 *
 * @source Abramowitz & Stegun (1964), 26.7.1
 */
export function studentSf(t: number, df: number): number {
  const tail = betaLowerTail(df / (df + t * t), (t * t) / (df + t * t), { a: df / 2, b: 0.5 }) / 2;
  return t < 0 ? 1 - tail : tail;
}

/**
 * The number that Student's t with df degrees of freedom stays below with probability p.
 *
 * Unit: standard errors; −∞ at p = 0 and ∞ at p = 1. df ≥ 1/2; below, far quantiles leave the range of doubles. Example: studentQuantile(0.75, 1) = 1.
 *
 * @source Abramowitz & Stegun (1964), 26.7.1: t² = df (1 − x) / x for the beta variable x
 */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  const outside = 2 * Math.min(p, 1 - p);
  const inside = Math.abs(2 * p - 1);
  const u = outside < 0.5 ? -betaLogOdds(outside, { a: df / 2, b: 0.5 }) : betaLogOdds(inside, { a: 0.5, b: df / 2 });
  return Math.sign(p - 0.5) * Math.sqrt(df) * Math.exp(u / 2);
}
