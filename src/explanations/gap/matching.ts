import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";

/** Rows of a group in an order that hangs on what they hold, with their weights. */
export interface Members {
  readonly rows: Int32Array;
  /** One a row of `rows`; 1 each when absent. */
  readonly weights?: Float64Array | undefined;
}

/** Pairs of a row of the first and a row of the second group; weights add up to 1. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight: Float64Array;
}

/**
 * A random matching of two groups in which every row has the share that its weight has in its group.
 *
 * Both groups are laid around a circle in random order, each row as an arc as long as its share, and one circle is turned by a random
 * angle. Where two arcs lie over each other, the rows are a pair, as heavy as the overlap is long. Any two rows are expected to overlap
 * by the product of their shares, as if all pairs were taken; the mean over pairs of a difference is the difference of the groups'
 * means, exactly. At most as many pairs as both groups have rows, and one more.
 *
 * Example: groups of 2 and 4 rows of equal weight: each row of the first meets two or three of the second.
 */
export function matched(first: Members, second: Members, random: Rng): Pairs {
  const a = arcs(first, random.fork("first"), 0);
  const b = arcs(second, random.fork("second"), random.fork("turn").next());
  const [ofFirst, ofSecond, weight]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0, j = 0; i < a.ends.length && j < b.ends.length; ) {
    const from = Math.max(i === 0 ? 0 : a.ends[i - 1]!, j === 0 ? 0 : b.ends[j - 1]!);
    const to = Math.min(a.ends[i]!, b.ends[j]!);
    if (to - from > SLIVER) {
      ofFirst.push(a.rows[i]!);
      ofSecond.push(b.rows[j]!);
      weight.push(to - from);
    }
    if (a.ends[i] === to) i++;
    if (b.ends[j] === to) j++;
  }
  const total = weight.reduce((sum, one) => sum + one, 0);
  return { first: Int32Array.from(ofFirst), second: Int32Array.from(ofSecond), weight: Float64Array.from(weight, (one) => one / total) };
}

/** Several matchings as one. */
export function joined(matchings: readonly Pairs[]): Pairs {
  const all = (key: "first" | "second"): Int32Array => Int32Array.from(matchings.flatMap((one) => [...one[key]]));
  const weight = Float64Array.from(
    matchings.flatMap((one) => [...one.weight]),
    (one) => one / matchings.length,
  );
  return { first: all("first"), second: all("second"), weight };
}

/** Overlaps as short as this are rounding. */
const SLIVER = 1e-13;

/** Rows in random order with the end of each one's arc on a circle of length 1, from the turned start on; the arc across 0 is there twice. */
function arcs(
  { rows, weights }: Members,
  random: Rng,
  turn: number,
): { readonly rows: readonly number[]; readonly ends: readonly number[] } {
  const order = shuffledPlaces(rows.length, random);
  const w = (place: number): number => weights?.[place] ?? 1;
  const total = order.reduce((sum, place) => sum + w(place), 0);
  const found: { readonly row: number; readonly end: number }[] = [];
  const late: { readonly row: number; readonly end: number }[] = [];
  let done = 0;
  let start = turn;
  for (const [i, place] of order.entries()) {
    done += w(place);
    const end = i === order.length - 1 ? turn + 1 : turn + done / total;
    const row = rows[place]!;
    if (start < 1) late.push({ row, end: Math.min(1, end) });
    if (end > 1) found.push({ row, end: end - 1 });
    start = end;
  }
  const all = [...found, ...late].filter(({ end }, i, list) => end > (list[i - 1]?.end ?? 0));
  return { rows: all.map(({ row }) => row), ends: all.map(({ end }) => end) };
}

/**
 * So many rows of a group, drawn by equal steps along its rows in the order of `values`, so that the drawn rows have nearly the mean
 * of all. A row's chance is proportional to its weight; a heavy row may be drawn twice. All rows when there are no more.
 *
 * @source Madow (1949), Ann. Math. Statist. 20:333–354 (systematic sampling with unequal probabilities)
 */
export function thinned({ rows, weights }: Members, most: number, values: (row: number) => number, random: Rng): Members {
  if (rows.length <= most) return { rows, weights };
  const order = [...rows.keys()].sort((a, b) => values(rows[a]!) - values(rows[b]!) || a - b);
  const w = (place: number): number => weights?.[place] ?? 1;
  const total = order.reduce((sum, place) => sum + w(place), 0);
  const offset = random.next();
  const drawn: number[] = [];
  let done = 0;
  for (const place of order) {
    done += w(place);
    while (drawn.length < most && (drawn.length + offset) / most < done / total) drawn.push(rows[place]!);
  }
  return { rows: Int32Array.from(drawn) };
}
