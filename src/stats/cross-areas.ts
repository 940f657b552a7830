/**
 * For every pair of groups, how often a positive of the first scores above a negative of the second, ties half.
 *
 * Positives and negatives of each group by score, ascending, on the same scores. The answer is in the arrays of `room`.
 *
 * Unit: share in [0, 1]. Example: positives at scores 1 of 2, negatives at 0 of 2 → 1.
 *
 * @source Kallus & Zhou (2019), NeurIPS, §4
 */
export function crossAreas(
  positive: readonly ArrayLike<number>[],
  negative: readonly ArrayLike<number>[],
  room: readonly Float64Array[] = positive.map(() => new Float64Array(negative.length)),
): readonly Float64Array[] {
  const totals = negative.map((row) => {
    let sum = 0;
    for (let i = 0; i < row.length; i++) sum += row[i]!;
    return sum;
  });
  const below = new Float64Array(negative.length);
  positive.forEach((own, p) => {
    const areas = room[p]!.fill(0);
    below.fill(0);
    let weight = 0;
    for (let i = 0; i < own.length; i++) {
      const w = own[i]!;
      weight += w;
      for (let g = 0; g < below.length; g++) {
        const here = negative[g]![i]!;
        areas[g]! += w * (below[g]! + here / 2);
        below[g]! += here;
      }
    }
    for (let g = 0; g < areas.length; g++) areas[g]! /= weight * totals[g]!;
  });
  return room;
}
