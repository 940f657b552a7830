import type { Limits, Measured } from "./limits.js";

/**
 * Limits of the difference a − b of two independent numbers, from the limits of each.
 *
 * Newcombe's hybrid score method when both limits are Wilson's. Each side's limits are at the wanted level.
 *
 * Unit: that of both. Example: 0.7 (0.6 to 0.8) less 0.5 (0.3 to 0.7): 0.2 ∓ √(0.1² + 0.2²).
 *
 * @source Newcombe (1998), Statistics in Medicine 17:873–890, method 10
 */
export function newcombe(a: Measured, b: Measured): Limits {
  const difference = a.value - b.value;
  return {
    lower: difference - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: difference + Math.hypot(a.upper - a.value, b.value - b.lower),
  };
}
