import type { TwoByTwo } from "./odds-ratio.js";

/** A number pooled over strata with the variance of the scale on which it is nearly normal. */
export interface Pooled {
  readonly value: number;
  /** Of the number itself for a difference, of its logarithm for a ratio; null when the strata say nothing of it. */
  readonly variance: number | null;
}

/**
 * Odds ratio that is common to all strata: Σ(ad/n) / Σ(bc/n), with the variance of its logarithm that holds for few large and for many small strata.
 *
 * Unit: ratio, 0 or more; Infinity when only Σ(bc/n) is 0; null when both sums are 0. Variance null when either is.
 * Example: [1, 2, 2, 1] twice → 1/4.
 *
 * @source Mantel & Haenszel (1959), J. Natl. Cancer Inst. 22:719–748; variance: Robins, Breslow & Greenland (1986), Biometrics 42:311–323
 */
export function pooledOddsRatio(strata: readonly TwoByTwo[]): Pooled | null {
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const [a, b, c, d] of strata) {
    const n = a + b + c + d;
    if (n === 0) continue;
    const [ad, bc] = [(a * d) / n, (b * c) / n];
    const [p, q] = [(a + d) / n, (b + c) / n];
    r += ad;
    s += bc;
    pr += p * ad;
    mixed += p * bc + q * ad;
    qs += q * bc;
  }
  if (r === 0 && s === 0) return null;
  return { value: r / s, variance: r > 0 && s > 0 ? pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s) : null };
}

/**
 * Risk difference with the Mantel–Haenszel weights n₁n₂/n: the share of hits in the first group less that in the second, like compared with like.
 *
 * Unit: share in [−1, 1]. null when no stratum has both groups.
 * Example: [6, 4, 3, 7] alone → 0.3.
 *
 * @source Greenland & Robins (1985), Biometrics 41:55–68; variance: Sato (1989), Biometrics 45:1323–1324
 */
export function pooledRiskDifference(strata: readonly TwoByTwo[]): Pooled | null {
  let [weight, sum, p, q] = [0, 0, 0, 0];
  for (const [a, b, c, d] of strata) {
    const [n1, n2] = [a + b, c + d];
    const n = n1 + n2;
    if (n1 === 0 || n2 === 0) continue;
    weight += (n1 * n2) / n;
    sum += (a * n2 - c * n1) / n;
    p += (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    q += (a * d + c * b) / (2 * n);
  }
  if (weight === 0) return null;
  const value = sum / weight;
  return { value, variance: Math.max(0, (value * p + q) / (weight * weight)) };
}

/**
 * Risk ratio that is common to all strata: Σ(a n₂/n) / Σ(c n₁/n), with the variance of its logarithm.
 *
 * Unit: ratio, 0 or more; Infinity when only the second group has no hits; null when neither has. Variance null when either has none.
 * Example: [6, 4, 3, 7] alone → 2.
 *
 * @source Greenland & Robins (1985), Biometrics 41:55–68
 */
export function pooledRiskRatio(strata: readonly TwoByTwo[]): Pooled | null {
  let [r, s, between] = [0, 0, 0];
  for (const [a, b, c, d] of strata) {
    const [n1, n2] = [a + b, c + d];
    const n = n1 + n2;
    if (n1 === 0 || n2 === 0) continue;
    r += (a * n2) / n;
    s += (c * n1) / n;
    between += (n1 * n2 * (a + c) - a * c * n) / (n * n);
  }
  if (r === 0 && s === 0) return null;
  return { value: r / s, variance: r > 0 && s > 0 ? between / (r * s) : null };
}
