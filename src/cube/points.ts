import { noPoints, type Points } from "./series.js";

/** The tallies of several disjoint sets of rows together. */
export function sumOfPoints(parts: readonly Points[]): Points {
  const filled = parts.filter(({ values }) => values.length > 0);
  if (filled.length === 0) return noPoints;
  let level = filled;
  while (level.length > 1) {
    const next: Points[] = [];
    for (let i = 0; i < level.length; i += 2) next.push(i + 1 < level.length ? sumOfTwo(level[i]!, level[i + 1]!) : level[i]!);
    level = next;
  }
  return level[0]!;
}

function sumOfTwo(a: Points, b: Points): Points {
  const most = a.values.length + b.values.length;
  const sum = { values: new Float64Array(most), n: new Float64Array(most), w: new Float64Array(most), w2: new Float64Array(most) };
  let length = 0;
  for (let i = 0, j = 0; i < a.values.length || j < b.values.length; length++) {
    const x = i < a.values.length ? a.values[i]! : Infinity;
    const y = j < b.values.length ? b.values[j]! : Infinity;
    const ofA = i < a.values.length && x <= y;
    const ofB = j < b.values.length && y <= x;
    sum.values[length] = ofA ? x : y;
    sum.n[length] = (ofA ? a.n[i]! : 0) + (ofB ? b.n[j]! : 0);
    sum.w[length] = (ofA ? a.w[i]! : 0) + (ofB ? b.w[j]! : 0);
    sum.w2[length] = (ofA ? a.w2[i]! : 0) + (ofB ? b.w2[j]! : 0);
    if (ofA) i++;
    if (ofB) j++;
  }
  return cut(sum, length);
}

/** The tallies of the rows of `all` that are not in `part`, which is one of its parts. */
export function pointsWithout(all: Points, part: Points): Points {
  if (part.values.length === 0) return all;
  const most = all.values.length;
  const rest = { values: new Float64Array(most), n: new Float64Array(most), w: new Float64Array(most), w2: new Float64Array(most) };
  let length = 0;
  for (let i = 0, j = 0; i < most; i++) {
    const shared = j < part.values.length && part.values[j] === all.values[i];
    const n = all.n[i]! - (shared ? part.n[j]! : 0);
    if (n > 0) {
      rest.values[length] = all.values[i]!;
      rest.n[length] = n;
      rest.w[length] = all.w[i]! - (shared ? part.w[j]! : 0);
      rest.w2[length] = all.w2[i]! - (shared ? part.w2[j]! : 0);
      length++;
    }
    if (shared) j++;
  }
  return cut(rest, length);
}

const cut = ({ values, n, w, w2 }: Points, length: number): Points => ({
  values: values.slice(0, length),
  n: n.slice(0, length),
  w: w.slice(0, length),
  w2: w2.slice(0, length),
});

/** Rows, weight and squared weight of all values together. */
export function totalOfPoints({ n, w, w2 }: Points): { readonly n: number; readonly w: number; readonly w2: number } {
  const total = { n: 0, w: 0, w2: 0 };
  for (let i = 0; i < n.length; i++) {
    total.n += n[i]!;
    total.w += w[i]!;
    total.w2 += w2[i]!;
  }
  return total;
}
