import { logOnePlusLess, stirlingError } from "./log-gamma.js";

/**
 * Probability that a beta(a, b) variable is at most x: the regularised incomplete beta function.
 *
 * Unit: probability. a, b > 0. Example: betaCdf(0.4, 2, 3) = 0.5248.
 *
 * @source DiDonato & Morris (1992), algorithm 708, ACM Trans. Math. Softw. 18:360–373, (9); Loader (2000), Fast and accurate computation of binomial probabilities, §3
 */
export const betaCdf = (x: number, a: number, b: number): number => betaLowerTail(x, 1 - x, { a, b });

/**
 * The number that a beta(a, b) variable stays below with probability p.
 *
 * Unit: share in [0, 1]. a, b > 0. Example: betaQuantile(0.5, 1, 1) = 0.5.
 *
 * @source see betaCdf, which it inverts
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return p <= 0.5 ? share(betaLogOdds(p, { a, b })) : share(-betaLogOdds(1 - p, { a: b, b: a }));
}

/** The parameters of a beta distribution, whose mean is a / (a + b). */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

/** The probability of at most x, where y = 1 − x is given by whoever knows it better than by subtraction. */
export function betaLowerTail(x: number, y: number, shape: BetaShape): number {
  if (!(x > 0)) return 0;
  if (!(y > 0)) return 1;
  const { a, b } = shape;
  const kernel = Math.exp(logKernel(x, y, shape));
  return beyondMean(x, y, shape) <= 0 ? kernel * fraction(x, y, shape) : 1 - kernel * fraction(y, x, { a: b, b: a });
}

/**
 * ln(x / (1 − x)) of the x that a beta variable stays below with probability p in (0, 1).
 *
 * Newton's method on the logarithm of the tail, which is concave and rising in the log-odds: after one step it comes
 * from the left and never overshoots.
 */
export function betaLogOdds(p: number, shape: BetaShape): number {
  const target = Math.log(p);
  let u = Math.log(shape.a / shape.b);
  for (let i = 0; i < 100; i++) {
    const x = share(u);
    const y = share(-u);
    const logSlope = logKernel(x, y, shape);
    const tailOverSlope = beyondMean(x, y, shape) <= 0 ? fraction(x, y, shape) : betaLowerTail(x, y, shape) / Math.exp(logSlope);
    const step = (target - logSlope - Math.log(tailOverSlope)) * tailOverSlope;
    u += step;
    if (!(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(u)))) break;
  }
  return u;
}

const share = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** (a + b) x − a, from the smaller of x and y. */
const beyondMean = (x: number, y: number, { a, b }: BetaShape): number => (x < y ? (a + b) * x - a : b - (a + b) * y);

/** ln of xᵃ yᵇ / B(a, b), taken from the mean so that large terms never cancel: a(r − 1) + b(s − 1) = 0 below. */
function logKernel(x: number, y: number, shape: BetaShape): number {
  const { a, b } = shape;
  const n = a + b;
  const distance = beyondMean(x, y, shape);
  const exponent = a * logLess((n * x) / a, distance / a) + b * logLess((n * y) / b, -distance / b);
  return Math.log((a * b) / n / (2 * Math.PI)) / 2 + exponent + stirlingError(n) - stirlingError(a) - stirlingError(b);
}

/** ln r − (r − 1), given r and r − 1: each is exact where the other is not. */
const logLess = (r: number, excess: number): number => (r < 0.5 ? Math.log(r) - excess : logOnePlusLess(excess));

/** The continued fraction by Lentz's method, in the symbols of the source: below the mean λ ≥ 0 and nothing cancels. */
function fraction(x: number, y: number, shape: BetaShape): number {
  const { a, b } = shape;
  const lambda = -beyondMean(x, y, shape);
  const beta = (n: number): number => n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) * (lambda + 1 + n * (1 + y))) / (a + 2 * n + 1);
  let c = (a * (lambda + 1)) / (a + 1);
  let d = 0;
  let value = 1 / c;
  for (let n = 1; n < 1e6; n++) {
    const s = a + 2 * n - 1;
    const alpha = ((a + n - 1) / s) * ((a + b + n - 1) / s) * n * (b - n) * x * x;
    d = 1 / (beta(n) + alpha * d);
    c = beta(n) + alpha / c;
    value /= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
