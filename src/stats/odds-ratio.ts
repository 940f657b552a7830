import type { Limits } from "./limits.js";

/** Counts of two groups: a hits and b others in the first, c hits and d others in the second. */
export type TwoByTwo = readonly [a: number, b: number, c: number, d: number];

/**
 * Odds of the first group over those of the second: ad / bc.
 *
 * Unit: ratio, 0 or more; Infinity when only bc is 0. null when ad and bc are both 0.
 * Example: oddsRatio([12, 28, 48, 32]) = 2/7.
 *
 * @source Cornfield (1951), J. Natl. Cancer Inst. 11:1269–1275
 */
export function oddsRatio([a, b, c, d]: TwoByTwo): number | null {
  return a * d === 0 && b * c === 0 ? null : (a * d) / (b * c);
}

/**
 * Limits of the odds ratio: Woolf's on the log scale, with Gart's ½ added to every count.
 *
 * z is the normal quantile at the wanted level. A zero count leaves its side open: lower 0 when ad is 0, upper Infinity when bc is 0.
 *
 * Unit: ratio. Example: [1, 1, 1, 1] → exp(∓z √(8/3)).
 *
 * @source Woolf (1955), Ann. Hum. Genet. 19:251–253; Gart (1966), Biometrika 53; the open side: Agresti (1999), Biometrics 55:597–602
 */
export function oddsRatioLimits([a, b, c, d]: TwoByTwo, z: number): Limits {
  const logarithm = Math.log((a + 0.5) / (b + 0.5)) - Math.log((c + 0.5) / (d + 0.5));
  const half = z * Math.sqrt(1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5));
  return { lower: a * d === 0 ? 0 : Math.exp(logarithm - half), upper: b * c === 0 ? Infinity : Math.exp(logarithm + half) };
}
