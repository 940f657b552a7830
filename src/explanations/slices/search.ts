import type { PartedColumn } from "./parts.js";

/** Parts `from` to `to` of a column. */
export interface SliceItem {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Rows that meet some items, one a column. */
export interface Slice {
  readonly items: readonly SliceItem[];
  readonly rows: Int32Array;
}

interface Scored {
  readonly items: readonly SliceItem[];
  readonly score: number;
}

export interface SliceSearch {
  readonly columns: readonly PartedColumn[];
  readonly loss: Float64Array;
  readonly weights: Float64Array | null;
  readonly depth: number;
  /** Rows that a slice has at least. */
  readonly least: number;
  /** Slices that are returned at most. */
  readonly most: number;
}

/** Slices of each length that are built on. */
const BEAM = 20;
/** What each condition beyond the first takes from a score: few conditions are easier to read and to believe. */
const PER_CONDITION = 0.9;
/** Share of common rows from which two slices say the same. */
const ALIKE = 0.8;

/**
 * The slices in which the mean loss is furthest above everybody's, in standard errors; a beam search over conjunctions of ranges and values.
 *
 * A slice that shares 80 % of its rows with a better one is left out. The same for any order of the rows but for the last bits of sums.
 *
 * @source Clark & Niblett (1989), Machine Learning 3:261–283, for beam search over conjunctions; Chung et al. (2020), IEEE TKDE 32:2284–2296, for slices
 */
export function worstSlices(rows: Int32Array, search: SliceSearch): readonly Slice[] {
  const { loss, weights, depth, most } = search;
  const ordered = rows.slice().sort((a, b) => loss[a]! - loss[b]! || (weights === null ? 0 : weights[a]! - weights[b]!));
  const whole = sums(ordered, loss, weights);
  const all: Scored[] = [];
  let beam: readonly Scored[] = [{ items: [], score: 0 }];
  for (let length = 1; length <= depth; length++) {
    const next = new Map<string, Scored>();
    for (const { items } of beam) {
      const inside = matching(ordered, items, search.columns);
      for (const one of extended(items, inside, whole, search)) next.set(JSON.stringify(one.items), one);
    }
    beam = [...next.values()].sort(better).slice(0, BEAM);
    all.push(...beam);
  }
  return distinct(all.sort(better), ordered, search.columns, most);
}

const better = (a: Scored, b: Scored): number => {
  // Scores that differ by rounding alone are equal; then the shorter, then the first column.
  if (Math.abs(a.score - b.score) > 1e-9 * Math.abs(a.score)) return b.score - a.score;
  const [x, y] = [JSON.stringify(a.items), JSON.stringify(b.items)];
  return a.items.length - b.items.length || (x < y ? -1 : x > y ? 1 : 0);
};

interface Sums {
  readonly n: number;
  readonly w: number;
  readonly s: number;
  readonly sd: number;
}

function sums(rows: ArrayLike<number>, loss: Float64Array, weights: Float64Array | null): Sums {
  let [w, s, q] = [0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const weight = weights?.[rows[i]!] ?? 1;
    w += weight;
    s += weight * loss[rows[i]!]!;
    q += weight * loss[rows[i]!]! ** 2;
  }
  return { n: rows.length, w, s, sd: Math.sqrt(Math.max(0, q / w - (s / w) ** 2)) };
}

/** Every way to ask one more column, scored by how far the mean loss is above everybody's. */
function extended(items: readonly SliceItem[], inside: Int32Array, whole: Sums, { columns, loss, weights, least }: SliceSearch): Scored[] {
  const used = new Set(items.map(({ column }) => column));
  return columns.flatMap(({ partOf, parts, ordered, missing }, column) => {
    if (used.has(column)) return [];
    const [n, w, s] = [new Float64Array(parts), new Float64Array(parts), new Float64Array(parts)];
    for (const row of inside) {
      const part = partOf[row]!;
      const weight = weights?.[row] ?? 1;
      n[part]!++;
      w[part]! += weight;
      s[part]! += weight * loss[row]!;
    }
    const found: Scored[] = [];
    for (let from = 0; from < parts; from++) {
      let [rows, weight, sum] = [0, 0, 0];
      const last = ordered && from !== missing ? parts - 2 : from;
      for (let to = from; to <= last; to++) {
        rows += n[to]!;
        weight += w[to]!;
        sum += s[to]!;
        if (rows < least || rows > whole.n - least || !(weight > 0) || !(whole.sd > 0)) continue;
        const score = ((sum / weight - whole.s / whole.w) / whole.sd) * Math.sqrt(rows) * PER_CONDITION ** items.length;
        if (score > 0) found.push({ items: [...items, { column, from, to }].sort((a, b) => a.column - b.column), score });
      }
    }
    return found;
  });
}

/** The rows that meet every item. */
export function matching(rows: Int32Array, items: readonly SliceItem[], columns: readonly PartedColumn[]): Int32Array {
  return items.reduce((kept, { column, from, to }) => {
    const { partOf } = columns[column]!;
    return kept.filter((row) => partOf[row]! >= from && partOf[row]! <= to);
  }, rows);
}

function distinct(ranked: readonly Scored[], rows: Int32Array, columns: readonly PartedColumn[], most: number): Slice[] {
  const kept: (Slice & { readonly set: ReadonlySet<number> })[] = [];
  for (const { items } of ranked) {
    if (kept.length === most) break;
    const own = matching(rows, items, columns);
    const alike = kept.some(({ set }) => {
      const common = own.reduce((count, row) => count + (set.has(row) ? 1 : 0), 0);
      return common / (own.length + set.size - common) >= ALIKE;
    });
    if (!alike) kept.push({ items, rows: own, set: new Set(own) });
  }
  return kept.map(({ items, rows: own }) => ({ items, rows: own }));
}
