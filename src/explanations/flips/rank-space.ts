/** Numbers of a column as shares: 0 is below all that occur, 1 the largest. Only values that occur are ever given back. */
export interface RankAxis {
  /** Present values in order. */
  readonly sorted: Float64Array;
}

/** The share of values that are at most x. */
export function rankOf({ sorted }: RankAxis, x: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! <= x) from = middle + 1;
    else to = middle;
  }
  return from / sorted.length;
}

/** The value that occurs and whose share is nearest to u. */
export const valueAt = ({ sorted }: RankAxis, u: number): number =>
  sorted[Math.min(sorted.length, Math.max(1, Math.round(u * sorted.length))) - 1]!;

/** Different values spread evenly over the shares, at most `most`; always the smallest and the largest. */
export function spread(axis: RankAxis, most: number): readonly number[] {
  const { sorted } = axis;
  if (sorted.length === 0) return [];
  const values = Array.from({ length: most }, (_, i) => valueAt(axis, (i + 0.5) / most));
  return [...new Set([sorted[0]!, ...values, sorted.at(-1)!])].sort((a, b) => a - b);
}

/** Euclidean distance of two points in shares. */
export function distanceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}
