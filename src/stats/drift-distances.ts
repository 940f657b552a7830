import { jensenShannon } from "./divergence.js";

/**
 * Shares of counts with half a row added to each cell, so that no cell is empty and shares still add up to 1.
 *
 * Example: 3, 0 → 3.5/4, 0.5/4.
 *
 * @source Krichevsky & Trofimov (1981), IEEE Trans. Information Theory 27:199–207
 */
export function smoothedShares(counts: readonly number[]): readonly number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0) + counts.length / 2;
  return counts.map((count) => (count + 0.5) / whole);
}

/** Shares of counts as they are. Counts must not all be 0. */
export function plainShares(counts: readonly number[]): readonly number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / whole);
}

/**
 * Population stability index of two distributions over the same cells: Σ (p − q) ln(p / q).
 *
 * Unit: nats, 0 or more; Infinity when one has a cell that the other lacks. Example: (.5, .3, .2) and (.4, .4, .2) → 0.0511.
 *
 * @source Siddiqi (2006), Credit Risk Scorecards, §10; Jeffreys (1946), Proc. R. Soc. A 186:453–461
 */
export const stabilityIndex = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((sum, x, i) => (x === q[i]! ? sum : sum + (x - q[i]!) * Math.log(x / q[i]!)), 0);

/**
 * The stability index that samples of n and m rows over so many cells have on average when nothing changed: (cells − 1)(1/n + 1/m).
 *
 * @source Yurdakul & Naranjo (2020), J. Risk Model Validation 14(4), §3
 */
export const stabilityByChance = (cells: number, n: number, m: number): number => (cells - 1) * (1 / n + 1 / m);

/**
 * Jensen–Shannon distance: the root of the divergence in bits.
 *
 * Unit: 0 to 1. Example: (.5, .3, .2) and (.4, .4, .2) → 0.0958.
 *
 * @source Endres & Schindelin (2003), IEEE Trans. Information Theory 49:1858–1860
 */
export const jensenShannonDistance = (p: readonly number[], q: readonly number[]): number => Math.sqrt(jensenShannon(p, q) / Math.LN2);

/**
 * Hellinger distance √(½ Σ (√p − √q)²).
 *
 * Unit: 0 to 1. Example: (1, 0) and (0, 1) → 1.
 *
 * @source Hellinger (1909), J. reine angew. Math. 136:210–271
 */
export const hellinger = (p: readonly number[], q: readonly number[]): number =>
  Math.sqrt(p.reduce((sum, x, i) => sum + (Math.sqrt(x) - Math.sqrt(q[i]!)) ** 2, 0) / 2);

/** Largest difference of the share of one cell (L∞). Example: ⅓ ⅓ ⅓ and 0 1 0 → ⅔. */
export const largestShareDifference = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((most, x, i) => Math.max(most, Math.abs(x - q[i]!)), 0);
