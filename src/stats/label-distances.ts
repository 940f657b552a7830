/**
 * Kullback–Leibler divergence of two distributions over the same outcomes, from the first to the second.
 *
 * Unit: nats; Infinity when the second lacks an outcome of the first. Example: (½, ½) and (¼, ¾) → ½ ln(4/3).
 *
 * @source Kullback & Leibler (1951), Annals of Math. Statistics 22:79–86
 */
export const kullbackLeibler = (p: readonly number[], q: readonly number[]): number =>
  p.reduce((sum, x, i) => (x === 0 ? sum : sum + x * Math.log(x / q[i]!)), 0);

/**
 * Jensen–Shannon divergence: the mean divergence of two distributions from their mean.
 *
 * Unit: nats, 0 … ln 2. Example: (1, 0) and (0, 1) → ln 2.
 *
 * @source Lin (1991), IEEE Trans. Information Theory 37:145–151
 */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((x, i) => (x + q[i]!) / 2);
  return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2;
}

/** Differences of the probabilities, outcome by outcome, without sign. */
export const probabilityGaps = (p: readonly number[], q: readonly number[]): readonly number[] => p.map((x, i) => Math.abs(x - q[i]!));
