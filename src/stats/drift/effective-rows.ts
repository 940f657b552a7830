/** Rows that were counted over cells, with what they carry. */
export interface CountedRows {
  /** Cell of each row, from 0. */
  readonly cells: Int32Array;
  readonly count: number;
  /** Weight of each row; null = 1 each. */
  readonly weights: Float64Array | null;
  /** Rows with the same number are not independent; null = all rows are. */
  readonly clusters: ArrayLike<number> | null;
}

/**
 * Rows of equal weight, each independent, whose shares of cells would err as much: the rows over the mean design effect of the cells.
 *
 * Never more than Kish's number. Rows that weigh the same and are independent are as many as they are.
 * Example: weights 1, 1, 2, all of one cell → 16/6.
 *
 * @source Rao & Scott (1981), JASA 76:221–230, §2.2; Kish (1965), Survey Sampling, §11.7
 */
export function effectiveRows({ cells, count, weights, clusters }: CountedRows): number {
  const n = cells.length;
  if (weights === null && clusters === null) return n;
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  const [sums, squares] = [new Float64Array(count), new Float64Array(count)];
  let [whole, square] = [0, 0];
  for (let i = 0; i < n; i++) {
    sums[cells[i]!]! += weightOf(i);
    squares[cells[i]!]! += weightOf(i) ** 2;
    whole += weightOf(i);
    square += weightOf(i) ** 2;
  }
  const kish = whole ** 2 / square;
  const used = Array.from(sums.keys()).filter((cell) => sums[cell]! > 0);
  if (used.length < 2) return clusters === null ? kish : Math.min(kish, new Set(Array.from(cells, (_, i) => clusters[i]!)).size);
  const spread = clusters === null ? null : spreadOfClusters({ cells, count, weights, clusters }, sums, whole);
  let effect = 0;
  for (const cell of used) {
    const share = sums[cell]! / whole;
    const variance =
      spread === null ? (squares[cell]! * (1 - 2 * share) + square * share * share) / whole ** 2 : spread[cell]! / whole ** 2;
    effect += variance / share;
  }
  return effect > 0 ? Math.min(kish, (used.length - 1) / effect) : kish;
}

/** Σ (weight in the cell − its share × weight)² over clusters, for each cell. */
function spreadOfClusters({ cells, count, weights, clusters }: CountedRows, sums: Float64Array, whole: number): Float64Array {
  const units = new Map<number, Float64Array>();
  for (let i = 0; i < cells.length; i++) {
    const own = units.get(clusters![i]!) ?? new Float64Array(count);
    own[cells[i]!]! += weights?.[i] ?? 1;
    units.set(clusters![i]!, own);
  }
  const spread = new Float64Array(count);
  for (const own of units.values()) {
    const weight = own.reduce((sum, one) => sum + one, 0);
    for (let cell = 0; cell < count; cell++) spread[cell]! += (own[cell]! - (sums[cell]! / whole) * weight) ** 2;
  }
  return spread;
}
