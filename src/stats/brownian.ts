/**
 * Probability that a Brownian motion on [0, 1] stays within ±x.
 *
 * Unit: probability; 0 at x ≤ 0. Example: 1 → 0.3708.
 *
 * @source Feller (1971), An Introduction to Probability Theory and Its Applications II, 2nd ed., X.5
 */
export function brownianWithin(x: number): number {
  return x > 0 ? Math.min(1, (4 / Math.PI) * oddTerms((k, sign) => (sign / k) * Math.exp((-k * k * Math.PI * Math.PI) / (8 * x * x)))) : 0;
}

/**
 * Probability that a Brownian motion on [0, 1], its start included, has a range of at most x.
 *
 * Unit: probability; 0 at x ≤ 0. Example: 1 → 0.0634.
 *
 * @source Feller (1951), Ann. Math. Statist. 22:427–432, integrated
 */
export function brownianRange(x: number): number {
  if (!(x > 0)) return 0;
  return Math.min(
    1,
    8 *
      oddTerms((k) => {
        const m = k * k * Math.PI * Math.PI;
        return (1 / (x * x) + 1 / m) * Math.exp(-m / (2 * x * x));
      }),
  );
}

/** The sum over 1, 3, 5, … until terms no longer count. */
function oddTerms(term: (k: number, sign: 1 | -1) => number): number {
  let sum = 0;
  for (let k = 1; k < 100_000; k += 2) {
    const one = term(k, k % 4 === 1 ? 1 : -1);
    sum += one;
    if (Math.abs(one) < 1e-18) break;
  }
  return sum;
}
