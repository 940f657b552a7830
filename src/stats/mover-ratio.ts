import type { Limits, Measured } from "./limits.js";

/**
 * Limits of the ratio a / b of two independent numbers that are 0 or more, from the limits of each (MOVER-R).
 *
 * Each side's limits are at the wanted level, and its lower limit is 0 or more. The upper limit is Infinity
 * when b's lower limit is 0. A ratio 0 / 0 has no value, and limits 0 to Infinity.
 *
 * Unit: ratio, 0 or more. Example: 0.5 (0.4 to 0.6) over 0.5 (0.4 to 0.6): 0.6202 to 1.6124.
 *
 * @source Donner & Zou (2012), Statistical Methods in Medical Research 21:347–359
 */
export function moverRatio(a: Measured, b: Measured): Limits {
  return { lower: lowerLimit(a, b), upper: upperLimit(a, b) };
}

/** (ab − √((ab)² − AB)) / B with A = l(2a − l) and B = u(2b − u), as A / (ab + √…): B may vanish or be negative. */
function lowerLimit(a: Measured, b: Measured): number {
  const A = a.lower * (2 * a.value - a.lower);
  if (!(A > 0)) return 0;
  const ab = a.value * b.value;
  return A / (ab + Math.hypot((a.value - a.lower) * b.value, (b.upper - b.value) * Math.sqrt(A)));
}

/** (ab + √((ab)² − AB)) / B with A = u(2a − u) and B = l(2b − l). */
function upperLimit(a: Measured, b: Measured): number {
  const B = b.lower * (2 * b.value - b.lower);
  if (!(B > 0)) return Infinity;
  const ab = a.value * b.value;
  return (ab + Math.hypot((b.value - b.lower) * a.value, (a.upper - a.value) * Math.sqrt(B))) / B;
}
