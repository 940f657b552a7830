import type { Points } from "../../cube/series.js";
import type { Scores } from "./scores.js";

/** Positives and negatives side by side: every array has one entry a score that occurs among either, ascending. */
export interface ByScore {
  readonly values: Float64Array;
  readonly positive: Points;
  readonly negative: Points;
}

/** The labelled scores with both labels on the same values. */
export function byScore({ positive, negative }: Pick<Scores, "positive" | "negative">): ByScore {
  const values = union(positive.values, negative.values);
  return { values, positive: onto(values, positive), negative: onto(values, negative) };
}

/** The values that occur in either, ascending and each once. */
export function union(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; length++) {
    const x = i < a.length ? a[i]! : Infinity;
    const y = j < b.length ? b[j]! : Infinity;
    all[length] = Math.min(x, y);
    if (i < a.length && x <= y) i++;
    if (j < b.length && y <= x) j++;
  }
  return all.slice(0, length);
}

/** The points with an entry for every one of `values`, among which theirs are; 0 where they have none. */
export function onto(values: Float64Array, points: Points): Points {
  const full = () => new Float64Array(values.length);
  const spread = { values, n: full(), w: full(), w2: full() };
  for (let i = 0, j = 0; j < points.values.length; i++) {
    if (values[i] !== points.values[j]) continue;
    spread.n[i] = points.n[j]!;
    spread.w[i] = points.w[j]!;
    spread.w2[i] = points.w2[j]!;
    j++;
  }
  return spread;
}
