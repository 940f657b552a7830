/**
 * Correlation of the errors of two numbers, from their values with each bucket of clusters left out.
 *
 * Unit: −1 to 1. 0 when rows are independent, or when one of the two never moves.
 * Example: 1 2 3 and 2 4 6 → 1.
 *
 * @source Shao & Tu (1995), The Jackknife and Bootstrap, §2.3
 */
export function correlationOf(a: Float64Array | null, b: Float64Array | null): number {
  if (a === null || b === null) return 0;
  const middle = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [atA, atB] = [middle(a), middle(b)];
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i]! - atA;
    const y = b[i]! - atB;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  return squaresA > 0 && squaresB > 0 ? Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB))) : 0;
}
