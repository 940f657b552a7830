/**
 * Delete-a-group jackknife variance of a number, from its values with each of m groups left out in turn.
 *
 * Unit: that of the number, squared. Needs two or more; one value alone says nothing and gives 0.
 * Example: 1 2 3 → 2/3 · 2 = 4/3.
 *
 * @source Wolter (2007), Introduction to Variance Estimation, §4.2; Shao & Tu (1995), The Jackknife and Bootstrap, §2.3
 */
export function jackknifeVariance(leftOut: ArrayLike<number>): number {
  const m = leftOut.length;
  let sum = 0;
  for (let i = 0; i < m; i++) sum += leftOut[i]!;
  const mean = sum / m;
  let squares = 0;
  for (let i = 0; i < m; i++) squares += (leftOut[i]! - mean) ** 2;
  return m < 2 ? 0 : ((m - 1) / m) * squares;
}
