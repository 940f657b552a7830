import type { QueryPart } from "./over-queries.js";

/** How much attention each place of a list gets, place 1 being the first. */
export interface PlaceWeights {
  /** The attention of the places after `from` up to and with `to`, together. */
  between(from: number, to: number): number;
}

/** Weights of places by a formula; sums of them are kept, as every group asks for the same ones. */
export function placeWeights(of: (place: number) => number): PlaceWeights {
  const upTo: number[] = [0];
  const sumTo = (place: number): number => {
    for (let next = upTo.length; next <= place; next++) upTo.push(upTo[next - 1]! + of(next));
    return upTo[place]!;
  };
  return { between: (from, to) => sumTo(to) - sumTo(from) };
}

/** 1 / log₂(1 + place), as in discounted cumulative gain. */
export const logarithmic = placeWeights((place) => 1 / Math.log2(1 + place));

/** 1 / place. */
export const reciprocal = placeWeights((place) => 1 / place);

/** Chance that a reader of the list stops at a place, once there. */
const STOPPING = 0.1;

/** The chance that a reader looks no further than a place: a tenth of those who come to a place stop there. */
export const geometric = placeWeights((place) => STOPPING * (1 - STOPPING) ** (place - 1));

/** The expected attention of the items of a part; tied items share that of their places. */
export function attentionOf({ all, own, from, to }: QueryPart, weights: PlaceWeights): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const entry = own[i]!;
    const [first, size] = [all.first[entry]!, all.size[entry]!];
    sum += (all.times[entry]! / size) * weights.between(first, first + size);
  }
  return sum;
}

/** How many items of a part are expected among the first k of the list. */
export function amongFirst({ all, own, from, to }: QueryPart, k: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const entry = own[i]!;
    const [first, size] = [all.first[entry]!, all.size[entry]!];
    if (first < k) sum += (all.times[entry]! / size) * Math.min(size, k - first);
  }
  return sum;
}
