/** Answers that say about as much as each other: intervals of like width, or as many classes. */
export interface SizeStratum {
  readonly from: number;
  readonly to: number;
  /** Places in the sizes, in the order in which they were given. */
  readonly members: Int32Array;
}

/**
 * Parts of nearly as many answers each, from the smallest sizes to the largest; those of one size are never parted, so there may be fewer.
 *
 * A promise can be kept on average and still broken where answers are short, if they are short without cause.
 * Example: widths 2, 3, 1 in two parts → {2, 1} and {3}. With no more different sizes than parts, each size is a part.
 *
 * @source Angelopoulos & Bates (2023), Foundations and Trends in Machine Learning 16:494–591, §4.1 (size-stratified coverage); MAPIE's
 * `regression_ssc` parts equal widths by the order of the rows, which here may not matter
 */
export function sizeStrata(sizes: ArrayLike<number>, most: number): readonly SizeStratum[] {
  const order = Array.from(sizes, (_, i) => i).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  const different = new Set(order.map((i) => sizes[i]!));
  const parts: number[][] = [];
  if (different.size <= most) for (const size of different) parts.push(order.filter((i) => sizes[i] === size));
  else {
    // The first n mod most parts have one more, and each takes in whole what is as large as its last.
    const [least, longer] = [Math.floor(order.length / most), order.length % most];
    let at = 0;
    for (let part = 0; part < most && at < order.length; part++) {
      const due = (part + 1) * least + Math.min(part + 1, longer);
      let end = Math.max(at, due);
      while (end > 0 && end < order.length && sizes[order[end]!] === sizes[order[end - 1]!]) end++;
      if (end > at) parts.push(order.slice(at, end));
      at = end;
    }
  }
  return parts.map((part) => ({
    from: sizes[part[0]!]!,
    to: sizes[part[part.length - 1]!]!,
    members: Int32Array.from(part).sort(),
  }));
}
