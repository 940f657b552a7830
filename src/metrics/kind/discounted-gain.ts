import type { Metric } from "./metric.js";
import { overQueries, type QueryPart, type QuerySum } from "./over-queries.js";
import { logarithmic } from "./place-weights.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs" | "unit" | "range" | "better" | "sentence">;

/**
 * Discounted cumulative gain of the first k of these items among themselves, over the largest possible one; the mean
 * over queries. Gain is the relevance; tied items share the discounts of their places.
 *
 * A query without a relevance above 0 says nothing of the order and is not counted, nor one with a relevance below 0.
 */
export const discountedGain = <const Id extends string>(k: number, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } =>
  overQueries((part) => gainOf(part, k), {
    ...facts,
    unit: "score",
    range: [0, 1],
    better: "higher",
    needs: ["rank", "label"],
    sentence: null,
  });

function gainOf({ all, own, from, to }: QueryPart, k: number): QuerySum | null {
  const known: number[] = [];
  for (let i = from; i < to; i++) if (!Number.isNaN(all.relevance[own[i]!]!)) known.push(own[i]!);
  if (known.some((entry) => all.relevance[entry]! < 0)) return null;
  const cut = (place: number): number => Math.min(k, place);
  let [before, gained] = [0, 0];
  for (let i = 0; i < known.length; ) {
    let [size, gain] = [0, 0];
    const { [i]: first } = known;
    for (; i < known.length && all.first[known[i]!] === all.first[first!]; i++) {
      size += all.times[known[i]!]!;
      gain += all.times[known[i]!]! * all.relevance[known[i]!]!;
    }
    gained += (gain / size) * logarithmic.between(cut(before), cut(before + size));
    before += size;
  }
  let [placed, best] = [0, 0];
  for (const entry of known.sort((a, b) => all.relevance[b]! - all.relevance[a]!)) {
    best += all.relevance[entry]! * logarithmic.between(cut(placed), cut(placed + all.times[entry]!));
    placed += all.times[entry]!;
  }
  return best > 0 ? { numerator: gained / best, denominator: 1, n: placed } : null;
}
