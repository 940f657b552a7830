import type { Limits, Measured } from "./limits.js";

/**
 * Limits of the difference a − b of two numbers, from the limits of each.
 *
 * Newcombe's hybrid score method when both limits are Wilson's. Each side's limits are at the wanted level.
 * The numbers are independent, unless the correlation of their errors is given.
 *
 * Unit: that of both. Example: 0.7 (0.6 to 0.8) less 0.5 (0.3 to 0.7): 0.2 ∓ √(0.1² + 0.2²).
 *
 * @source Newcombe (1998), Statistics in Medicine 17:873–890, method 10; correlated: Zou & Donner (2008), Statistics in Medicine 27:1693–1702, §2
 */
export function newcombe(a: Measured, b: Measured, correlation = 0): Limits {
  const difference = a.value - b.value;
  return {
    lower: difference - combined(a.value - a.lower, b.upper - b.value, correlation),
    upper: difference + combined(a.upper - a.value, b.value - b.lower, correlation),
  };
}

const combined = (x: number, y: number, correlation: number): number => Math.sqrt(Math.max(0, x * x + y * y - 2 * correlation * x * y));
