import type { Limits, Measured } from "./limits.js";

/**
 * Limits of the ratio a / b of two numbers that are 0 or more, from the limits of each (MOVER-R).
 *
 * Each side's limits are at the wanted level, and its lower limit is 0 or more. The upper limit is Infinity
 * when b's lower limit is 0. A ratio 0 / 0 has no value, and limits 0 to Infinity. The numbers are independent,
 * unless the correlation of their errors is given.
 *
 * Unit: ratio, 0 or more. Example: 0.5 (0.4 to 0.6) over 0.5 (0.4 to 0.6): 0.6202 to 1.6124.
 *
 * @source Donner & Zou (2012), Statistical Methods in Medical Research 21:347–359
 */
export function moverRatio(a: Measured, b: Measured, correlation = 0): Limits {
  return { lower: lowerLimit(a, b, correlation), upper: upperLimit(a, b, correlation) };
}

/** (C − √(C² − AB)) / B with A = l(2a − l), B = u(2b − u) and C = ab − ρ(a − l)(u − b), as A / (C + √…): B may vanish or be negative. */
function lowerLimit(a: Measured, b: Measured, correlation: number): number {
  const A = a.lower * (2 * a.value - a.lower);
  if (!(A > 0)) return 0;
  const left = a.value - a.lower;
  const right = b.upper - b.value;
  return A / larger(a.value * b.value, left * b.value, right * Math.sqrt(A), correlation * left * right);
}

/** (C + √(C² − AB)) / B with A = u(2a − u), B = l(2b − l) and C = ab − ρ(u − a)(b − l). */
function upperLimit(a: Measured, b: Measured, correlation: number): number {
  const B = b.lower * (2 * b.value - b.lower);
  if (!(B > 0)) return Infinity;
  const left = b.value - b.lower;
  const right = a.upper - a.value;
  return larger(a.value * b.value, left * a.value, right * Math.sqrt(B), correlation * left * right) / B;
}

/** C + √(C² − AB), where C = ab − shared and (ab)² − AB = x² + y², so that nothing cancels. */
function larger(ab: number, x: number, y: number, shared: number): number {
  const c = ab - shared;
  return c + Math.sqrt(Math.max(0, x * x + y * y - shared * (ab + c)));
}
