/**
 * The lower triangle L with L·Lᵀ = a symmetric matrix, row by row; null when the matrix is not positive definite.
 *
 * Example: [4, 2, 2, 5] → [2, 0, 1, 2].
 *
 * @source Golub & Van Loan (2013), Matrix Computations, 4th ed., algorithm 4.2.2
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (i === j) {
        if (!(sum > 0)) return null;
        lower[i * size + i] = Math.sqrt(sum);
      } else lower[i * size + j] = sum / lower[j * size + j]!;
    }
  }
  return lower;
}

/** The inverse of L·Lᵀ. Example: of [2, 0, 1, 2] → [5/16, −1/8, −1/8, 1/4]. */
export function choleskyInverse(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const x = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * x[k]!;
      x[i] = sum / lower[i * size + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = x[i]!;
      for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * x[k]!;
      x[i] = sum / lower[i * size + i]!;
    }
    for (let i = 0; i < size; i++) inverse[i * size + column] = x[i]!;
  }
  return inverse;
}
