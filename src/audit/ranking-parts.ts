import { type Cell, type Coordinate, compareCoordinates } from "../cube/cube.js";
import type { Series } from "../cube/series.js";
import { type Item, type Ranking, rankingOf, type SampledRanking } from "../metrics/kind/ranking.js";

/** Ranked items, and of each entry the cell of the series that it comes from. */
export interface Ranked {
  readonly ranking: Ranking;
  readonly cells: readonly Cell[];
  readonly cellOf: Int32Array;
}

/** The ranking of a series of scores or ranks whose axes are `query`, `relevance` and the groups'. */
export function rankedOf({ cells, parts }: Series, first: "smallest" | "largest"): Ranked {
  const queries = [...new Set(cells.map(({ query }) => query ?? null))].sort(compareCoordinates);
  const placeOf = new Map(queries.map((query, i) => [query, i]));
  const items: Item[] = [];
  const from: number[] = [];
  cells.forEach(({ query, relevance }, c) => {
    const { values, n } = parts[c]!;
    values.forEach((value, i) => {
      items.push({
        query: placeOf.get(query ?? null)!,
        value,
        times: n[i]!,
        relevance: relevance == null ? Number.NaN : Number(relevance),
      });
      from.push(c);
    });
  });
  const { ranking, order } = rankingOf(items, first);
  return { ranking, cells, cellOf: order.map((i) => from[i]!) };
}

/** The items at each place on some axes. */
export function rankingParts({ ranking, cells, cellOf }: Ranked, axes: readonly string[]): (at: readonly Coordinate[]) => SampledRanking {
  const keys = cells.map((cell) => JSON.stringify(axes.map((axis) => cell[axis] ?? null)));
  const members = new Map<string, number[]>();
  cellOf.forEach((cell, entry) => {
    const key = keys[cell]!;
    const known = members.get(key);
    if (known === undefined) members.set(key, [entry]);
    else known.push(entry);
  });
  return (at) => ({ all: ranking, own: Int32Array.from(members.get(JSON.stringify(at)) ?? []) });
}
