import { logOnePlusLess, stirlingError } from "./log-gamma.js";

/**
 * Probability that a χ² variable with df degrees of freedom is above x, to full relative precision also far out.
 *
 * Unit: probability. df > 0. Example: chiSquaredSf(2, 2) = 1/e.
 *
 * @source Abramowitz & Stegun (1964), 26.4.19, 6.5.29 and 6.5.31
 */
export function chiSquaredSf(x: number, df: number): number {
  if (!(x > 0)) return 1;
  if (x === Infinity) return 0;
  const a = df / 2;
  const half = x / 2;
  return half < a + 1 ? 1 - kernel(a, half) * series(a, half) : kernel(a, half) * a * fraction(a, half);
}

/** xᵃ e⁻ˣ / Γ(a + 1), taken from the mode. */
const kernel = (a: number, x: number): number => Math.exp(a * logOnePlusLess((x - a) / a) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction, by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 1e6; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
