/**
 * Total variation distance of two distributions over the same classes: ½ Σ |p − q|, the largest difference of the
 * probability of any set of classes.
 *
 * Weights need not add up to 1. Unit: share in [0, 1]. null when one of the two is empty.
 * Example: 1 1 2 and 2 1 1 → ½ (|¼ − ½| + 0 + |½ − ¼|) = ¼.
 *
 * @source Levin, Peres & Wilmer (2009), Markov Chains and Mixing Times, proposition 4.2
 */
export function totalVariation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [wholeA, wholeB] = [sum(a), sum(b)];
  if (!(wholeA > 0 && wholeB > 0)) return null;
  let distance = 0;
  for (let k = 0; k < a.length; k++) distance += Math.abs(a[k]! / wholeA - b[k]! / wholeB);
  return distance / 2;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
