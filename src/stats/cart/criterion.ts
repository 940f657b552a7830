import type { Targets } from "./best-split.js";

/** Rows with their weight and the weighted sum of the target; of a gap, the second group's beside them. */
export interface Part {
  rows: number;
  weight: number;
  sum: number;
  rows2: number;
  weight2: number;
  sum2: number;
}

/** What a tree looks for. */
export interface Criterion {
  /** What a leaf with these rows says. */
  value(part: Part): number;
  /** How much of the spread goes away when `left` is parted from the rest of `all`; NaN when a side has too little. */
  gain(left: Part, all: Part): number;
}

export const empty = (): Part => ({ rows: 0, weight: 0, sum: 0, rows2: 0, weight2: 0, sum2: 0 });

export const added = (a: Part, b: Part): Part => ({
  rows: a.rows + b.rows,
  weight: a.weight + b.weight,
  sum: a.sum + b.sum,
  rows2: a.rows2 + b.rows2,
  weight2: a.weight2 + b.weight2,
  sum2: a.sum2 + b.sum2,
});

export function take(part: Part, place: number, { target, weight, second }: Targets): void {
  if (second !== null && second[place] === 1) {
    part.rows2++;
    part.weight2 += weight[place]!;
    part.sum2 += weight[place]! * target[place]!;
  } else {
    part.rows++;
    part.weight += weight[place]!;
    part.sum += weight[place]! * target[place]!;
  }
}

/** Leaves differ in the mean of the target: the fall of the squared error. */
export function byMean(leastLeaf: number): Criterion {
  return {
    value: ({ weight, sum }) => (weight > 0 ? sum / weight : 0),
    gain(left, all) {
      const [rows, weight] = [all.rows - left.rows, all.weight - left.weight];
      if (left.rows < leastLeaf || rows < leastLeaf || !(left.weight > 0) || !(weight > 0)) return Number.NaN;
      const apart = left.sum / left.weight - (all.sum - left.sum) / weight;
      return ((left.weight * weight) / all.weight) * apart * apart;
    },
  };
}

/**
 * Leaves differ in the gap between two groups, each of which has the least number of rows in every leaf.
 *
 * A gap counts by w₁w₂/(w₁ + w₂), the inverse of its variance when all rows vary alike: the gain is the sum of squares of the
 * interaction of group and side.
 *
 * @source Su, Tsai, Wang, Nickerson & Li (2009), JMLR 10:141–158, §2.1; Athey & Imbens (2016), PNAS 113:7353–7360
 */
export function byGap(leastLeaf: number): Criterion {
  const gapOf = ({ weight, sum, weight2, sum2 }: Part): number => (weight > 0 && weight2 > 0 ? sum / weight - sum2 / weight2 : 0);
  const precision = ({ weight, weight2 }: Part): number => (weight * weight2) / (weight + weight2);
  return {
    value: gapOf,
    gain(left, all) {
      const right = minus(all, left);
      for (const { rows, rows2, weight, weight2 } of [left, right])
        if (rows < leastLeaf || rows2 < leastLeaf || !(weight > 0) || !(weight2 > 0)) return Number.NaN;
      const [a, b] = [precision(left), precision(right)];
      return ((a * b) / (a + b)) * (gapOf(left) - gapOf(right)) ** 2;
    },
  };
}

const minus = (a: Part, b: Part): Part => ({
  rows: a.rows - b.rows,
  weight: a.weight - b.weight,
  sum: a.sum - b.sum,
  rows2: a.rows2 - b.rows2,
  weight2: a.weight2 - b.weight2,
  sum2: a.sum2 - b.sum2,
});
