/** Rows at points: how many lie at each, and how many of those hold a 1. */
export interface Pool {
  readonly counts: ArrayLike<number>;
  readonly ones: ArrayLike<number>;
}

/** Distances that differ by rounding alone are equal. */
const NEAR = 1e-12;

/**
 * The share of ones among the k nearest rows of a pool.
 *
 * Rows at the same distance as the k-th share the places that are left, so that the answer is the mean over every way to break
 * the tie and does not depend on the order of rows. null when the pool has fewer than k rows.
 *
 * Unit: share. Example: k = 3, distances 1 2 2 2, values 1 1 0 0 → (1 + 2 · ⅓) / 3 = 5/9.
 */
export function nearestShare(distances: Float64Array, { counts, ones }: Pool, k: number): number | null {
  const limit = kthDistance(distances, counts, k);
  if (limit === null) return null;
  let [closer, closerOnes, tied, tiedOnes] = [0, 0, 0, 0];
  for (let i = 0; i < distances.length; i++) {
    const distance = distances[i]!;
    if (distance > limit * (1 + NEAR)) continue;
    if (distance < limit * (1 - NEAR)) {
      closer += counts[i]!;
      closerOnes += ones[i]!;
    } else {
      tied += counts[i]!;
      tiedOnes += ones[i]!;
    }
  }
  return (closerOnes + ((k - closer) * tiedOnes) / tied) / k;
}

/** The distance of the k-th nearest row; null when there are fewer. */
function kthDistance(distances: Float64Array, counts: ArrayLike<number>, k: number): number | null {
  const near: { distance: number; count: number }[] = [];
  let rows = 0;
  for (let i = 0; i < distances.length; i++) {
    const count = counts[i]!;
    const distance = distances[i]!;
    if (count === 0 || (rows >= k && distance >= near.at(-1)!.distance)) continue;
    let at = near.length;
    while (at > 0 && near[at - 1]!.distance > distance) at--;
    near.splice(at, 0, { distance, count });
    rows += count;
    while (rows - near.at(-1)!.count >= k) rows -= near.pop()!.count;
  }
  return rows < k ? null : near.at(-1)!.distance;
}

/** Squared Euclidean distances of every point to one of them; `points` is row by row. */
export function squaredDistances(points: Float64Array, width: number, at: number, into: Float64Array): Float64Array {
  for (let i = 0, p = 0; i < into.length; i++) {
    let sum = 0;
    for (let j = at * width, end = j + width; j < end; j++, p++) {
      const gap = points[p]! - points[j]!;
      sum += gap * gap;
    }
    into[i] = sum;
  }
  return into;
}
