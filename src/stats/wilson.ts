import type { Limits } from "./limits.js";

/**
 * Wilson's score limits of a proportion p among n trials.
 *
 * Unit: share in [0, 1]. n > 0, not necessarily whole; z is the normal (or Student) quantile at the wanted level.
 * Example: wilson(0.5, 4, 2) = 0.5 ∓ 0.5/√2.
 *
 * @source Wilson (1927), JASA 22:209–212
 */
export function wilson(p: number, n: number, z: number): Limits {
  return { lower: Math.min(p, lowerLimit(p, n, z)), upper: Math.max(p, 1 - lowerLimit(1 - p, n, z)) };
}

/** The smaller root from the larger, as their product is p² n / (n + z²): nothing cancels near 0. */
function lowerLimit(p: number, n: number, z: number): number {
  if (p === 0 || z === Infinity) return 0;
  const larger = p + (z * z) / (2 * n) + z * Math.sqrt((p * (1 - p)) / n + ((z / n) * (z / n)) / 4);
  return (p * p) / larger;
}
