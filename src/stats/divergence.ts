/**
 * Kullback–Leibler divergence of one distribution from another, Σ p ln(p / q), in nats.
 *
 * Unit: 0 or more; 0 = the same. Infinity when `q` lacks an outcome that `p` has; an outcome that `p` lacks adds nothing.
 * Example: p = (½, ½), q = (¼, ¾) → ½ ln 2 + ½ ln ⅔ = 0.1438.
 *
 * @source Kullback & Leibler (1951), Annals of Mathematical Statistics 22:79–86
 */
export const kullbackLeibler = (p: readonly number[], q: readonly number[]): number =>
  Math.max(
    0,
    p.reduce((sum, x, i) => (x === 0 ? sum : sum + x * Math.log(x / q[i]!)), 0),
  );

/**
 * Jensen–Shannon divergence: the mean divergence of both from their middle, in nats.
 *
 * Unit: 0 to ln 2. Example: p = (1, 0), q = (0, 1) → ln 2.
 *
 * @source Lin (1991), IEEE Transactions on Information Theory 37:145–151
 */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((x, i) => (x + q[i]!) / 2);
  return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2;
}
