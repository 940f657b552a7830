/**
 * Natural logarithm of the gamma function at x > 0.
 *
 * Example: 5 → ln 24. The error is relative to max(1, |value|), as the function crosses 0 at 1 and 2.
 *
 * @source Abramowitz & Stegun (1964), 6.1.41
 */
export const logGamma = (x: number): number => (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI + stirlingError(x);

/**
 * What Stirling's formula lacks at x > 0: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π).
 *
 * Close to 1/(12x). Example: 1 → 1 − ½ ln 2π.
 *
 * @source Loader (2000), Fast and accurate computation of binomial probabilities, §2; Abramowitz & Stegun (1964), 6.1.40
 */
export function stirlingError(x: number): number {
  let sum = 0;
  // From ln Γ(x + 1) = ln Γ(x) + ln x; the series is exact to 10⁻¹⁷ from 10 on.
  for (; x < 10; x++) sum += (x + 0.5) * Math.log1p(1 / x) - 1;
  const y = 1 / (x * x);
  return sum + STIRLING.reduce((s, c) => s * y + c, 0) / x;
}

/**
 * ln(1 + x) − x for x > −1, without the cancellation near 0.
 *
 * Close to −x²/2. Example: 1 → ln 2 − 1.
 *
 * @source Abramowitz & Stegun (1964), 4.1.27, with r = x/(2 + x): ln(1 + x) = 2(r + r³/3 + r⁵/5 + …), and 2r − x = −rx
 */
export function logOnePlusLess(x: number): number {
  if (x < -0.5 || x > 1) return Math.log1p(x) - x;
  const r = x / (2 + x);
  const y = r * r;
  let series = 0;
  for (let k = 39; k >= 3; k -= 2) series = series * y + 2 / k;
  return r * (y * series - x);
}

const HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);
/** Bernoulli numbers B₂ₖ / (2k(2k − 1)), k = 7 … 1. */
const STIRLING = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
