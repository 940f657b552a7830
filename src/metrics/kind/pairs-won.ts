import type { QueryPart, QuerySum } from "./over-queries.js";

/** Against which items of the same query, and in which pairs. */
export interface Against {
  readonly opponents: "others" | "own" | "all";
  /** "less_relevant": only pairs in which the item is truly more relevant; "any": every pair. */
  readonly pairs: "less_relevant" | "any";
}

/**
 * Pairs of an item and an opponent, and in how many of them the item stands higher; a tie is half a win.
 *
 * From the last place to the first, opponents are counted by relevance in a Fenwick tree.
 */
export function pairsWon(part: QueryPart, { opponents, pairs }: Against): QuerySum {
  const { all, query } = part;
  const [start, end] = [all.starts[query]!, all.starts[query + 1]!];
  const isOwn = new Uint8Array(end - start);
  for (let i = part.from; i < part.to; i++) isOwn[part.own[i]! - start] = 1;
  const levelOf = pairs === "any" ? (entry: number) => isOwn[entry - start]! : levels(all.relevance.subarray(start, end), start);
  const plays = (entry: number): boolean => opponents === "all" || (isOwn[entry - start] === 1) === (opponents === "own");
  const tree = new Float64Array(end - start + 3);
  const below = (level: number): number => {
    let sum = 0;
    for (let i = level; i > 0; i -= i & -i) sum += tree[i]!;
    return sum;
  };
  const add = (level: number, times: number): void => {
    for (let i = level + 1; i < tree.length; i += i & -i) tree[i]! += times;
  };
  const counted = (entry: number): boolean => isOwn[entry - start] === 1 && levelOf(entry) >= 0;
  let [numerator, denominator, n] = [0, 0, 0];
  for (let to = end; to > start; ) {
    let from = to - 1;
    while (from > start && all.first[from - 1] === all.first[to - 1]) from--;
    const score = (): void => {
      for (let entry = from; entry < to; entry++) if (counted(entry)) numerator += (all.times[entry]! * below(levelOf(entry))) / 2;
    };
    score();
    for (let entry = from; entry < to; entry++) if (plays(entry) && levelOf(entry) >= 0) add(levelOf(entry), all.times[entry]!);
    score();
    to = from;
  }
  for (let entry = start; entry < end; entry++) {
    if (!counted(entry)) continue;
    denominator += all.times[entry]! * below(levelOf(entry));
    n += all.times[entry]!;
  }
  return { numerator, denominator, n: denominator > 0 ? n : 0 };
}

/** The place of each entry's relevance among those of its query, the smallest 0; −1 where it is not known. */
function levels(relevance: Float64Array, start: number): (entry: number) => number {
  const distinct = [...new Set(relevance)].filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const places = new Map(distinct.map((x, i) => [x, i]));
  return (entry) => places.get(relevance[entry - start]!) ?? -1;
}
