import { logOnePlusLess, stirlingError } from "./log-gamma.js";

/**
 * Probability that a beta(a, b) variable is at most x: the regularised incomplete beta function.
 *
 * Unit: probability. a, b > 0. Example: betaCdf(0.4, 2, 3) = 0.5248.
 *
 * @source Abramowitz & Stegun (1964), 26.5.8; Loader (2000), Fast and accurate computation of binomial probabilities, §3
 */
export const betaCdf = (x: number, a: number, b: number): number => betaLowerTail(x, 1 - x, { a, b });

/**
 * The number that a beta(a, b) variable stays below with probability p.
 *
 * Unit: share in [0, 1]. Example: betaQuantile(0.5, 1, 1) = 0.5.
 *
 * @source Newton's method on the logarithm of the tail over the log-odds, where it is concave and so cannot overshoot twice
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return p <= 0.5 ? share(logOdds(p, { a, b })) : 1 - share(logOdds(1 - p, { a: b, b: a }));
}

interface Shape {
  readonly a: number;
  readonly b: number;
}

/** The lower tail at x, where y = 1 − x is given by whoever knows it better than by subtraction. */
export function betaLowerTail(x: number, y: number, shape: Shape): number {
  if (!(x > 0)) return 0;
  if (!(y > 0)) return 1;
  const { a, b } = shape;
  return x * (a + b + 2) < a + 1
    ? (kernel(x, y, shape) * fraction(x, shape)) / a
    : 1 - (kernel(y, x, { a: b, b: a }) * fraction(y, { a: b, b: a })) / b;
}

/** ln(x / (1 − x)) of the x whose lower tail is p. */
export function logOdds(p: number, shape: Shape): number {
  const target = Math.log(p);
  let u = Math.log(shape.a / shape.b);
  for (let i = 0; i < 100; i++) {
    const x = share(u);
    const y = share(-u);
    const tail = betaLowerTail(x, y, shape);
    const step = ((target - Math.log(tail)) * tail) / kernel(x, y, shape);
    u += step;
    if (!(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(u)))) break;
  }
  return u;
}

const share = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** xᵃ yᵇ / B(a, b), taken from the mode so that large terms never cancel: a·u + b·v = 0 for u, v below. */
function kernel(x: number, y: number, { a, b }: Shape): number {
  const n = a + b;
  const distance = x < y ? n * x - a : b - n * y;
  const exponent = a * logOnePlusLess(distance / a) + b * logOnePlusLess(-distance / b);
  return Math.sqrt((a * b) / n / (2 * Math.PI)) * Math.exp(exponent + stirlingError(n) - stirlingError(a) - stirlingError(b));
}

/** The continued fraction, by Lentz's method. */
function fraction(x: number, { a, b }: Shape): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}
