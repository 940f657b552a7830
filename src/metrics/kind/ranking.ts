/**
 * The ranked items of all queries. Items that share query, score, relevance and groups are one entry.
 *
 * Items with the same score in a query are tied: they stand at places first + 1 … first + size, in an order that nobody
 * knows, so that every number is the mean over all orders of the tied.
 */
export interface Ranking {
  readonly queries: number;
  /** Entries from `starts[q]` to before `starts[q + 1]` are those of query q, the best first. */
  readonly starts: Int32Array;
  /** Items in each query. */
  readonly sizes: Float64Array;
  /** Of each entry: how many items of its query are strictly better; how many share its score; how many it stands for. */
  readonly first: Float64Array;
  readonly size: Float64Array;
  readonly times: Float64Array;
  /** NaN = not known. */
  readonly relevance: Float64Array;
}

/** Some of the items, and all that they are ranked among. */
export interface SampledRanking {
  readonly all: Ranking;
  /** Which entries, ascending. */
  readonly own: Int32Array;
}

/** Queries up to which each is left out by itself in the jackknife; more share as many buckets. */
export const MOST_QUERY_BUCKETS = 100;

export interface Item {
  readonly query: number;
  readonly value: number;
  readonly times: number;
  readonly relevance: number;
}

/** The ranking of some items, and for each entry which item it is. */
export function rankingOf(
  items: readonly Item[],
  first: "smallest" | "largest",
): { readonly ranking: Ranking; readonly order: Int32Array } {
  const sign = first === "smallest" ? 1 : -1;
  const order = Int32Array.from(items.keys()).sort((a, b) => {
    const [x, y] = [items[a]!, items[b]!];
    return x.query - y.query || sign * (x.value - y.value) || a - b;
  });
  const queries = items.reduce((most, { query }) => Math.max(most, query + 1), 0);
  const starts = new Int32Array(queries + 1);
  const sizes = new Float64Array(queries);
  const [before, size] = [new Float64Array(order.length), new Float64Array(order.length)];
  for (let from = 0; from < order.length; ) {
    const { query, value } = items[order[from]!]!;
    let to = from;
    let tied = 0;
    for (; to < order.length; to++) {
      const item = items[order[to]!]!;
      if (item.query !== query || item.value !== value) break;
      tied += item.times;
    }
    before.fill(sizes[query]!, from, to);
    size.fill(tied, from, to);
    sizes[query]! += tied;
    starts[query + 1] = to;
    from = to;
  }
  for (let q = 1; q <= queries; q++) starts[q] = Math.max(starts[q]!, starts[q - 1]!);
  const column = (of: (item: Item) => number): Float64Array => Float64Array.from(order, (i) => of(items[i]!));
  return {
    ranking: {
      queries,
      starts,
      sizes,
      first: before,
      size,
      times: column(({ times }) => times),
      relevance: column(({ relevance }) => relevance),
    },
    order,
  };
}

/** Entries of a query among some entries: from the first place to before the second one. */
export function ofQuery({ all, own }: SampledRanking, query: number): readonly [number, number] {
  return [lowerBound(own, all.starts[query]!), lowerBound(own, all.starts[query + 1]!)];
}

function lowerBound(ascending: Int32Array, wanted: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entries that are not among some. */
export function complementOf({ all, own }: SampledRanking): SampledRanking {
  const inside = new Set(own);
  return { all, own: Int32Array.from(all.first.keys()).filter((i) => !inside.has(i)) };
}

/** Items of a ranking for examples: best first in each query; a tie is a list. Each item is its group, or its group and relevance. */
export type ExampleItem = string | readonly [group: string, relevance: number];

export function rankingFrom(queries: readonly (readonly (ExampleItem | { readonly tied: readonly ExampleItem[] })[])[]): {
  readonly all: Ranking;
  of(group: string): SampledRanking;
  readonly everyone: SampledRanking;
  readonly groupOf: readonly string[];
} {
  const items: Item[] = [];
  const groups: string[] = [];
  queries.forEach((list, query) => {
    list.forEach((place, value) => {
      const tied = typeof place === "object" && "tied" in place ? place.tied : [place];
      for (const one of tied) {
        items.push({ query, value, times: 1, relevance: typeof one === "string" ? Number.NaN : one[1] });
        groups.push(typeof one === "string" ? one : one[0]);
      }
    });
  });
  const { ranking, order } = rankingOf(items, "smallest");
  const groupOf = Array.from(order, (i) => groups[i]!);
  const entries = Int32Array.from(order.keys());
  return {
    all: ranking,
    of: (group) => ({ all: ranking, own: entries.filter((i) => groupOf[i] === group) }),
    everyone: { all: ranking, own: entries },
    groupOf,
  };
}
