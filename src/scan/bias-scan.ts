import type { Rng } from "../stats/rng.js";
import { shuffledPlaces } from "../stats/shuffled.js";
import { tried } from "./items.js";
import type { Pace } from "./pace.js";
import type { Population } from "./population.js";
import { bestValues, type ChoiceOptions, type ValueTally } from "./value-sets.js";

/** A set of values for each column; null = all of them. Its people have one of them in every column. */
export type ValueSets = readonly (readonly number[] | null)[];

export interface BiasSubset {
  readonly sets: ValueSets;
  /** Log likelihood ratio against the expected rate, less the penalty of every value listed. */
  readonly score: number;
}

export interface BiasScanOptions extends ChoiceOptions {
  readonly restarts: number;
  readonly random: Rng;
  readonly pace: Pace;
}

/**
 * The product of value sets that departs most from the expected rate: the bias scan.
 *
 * Column by column the best set of values given the sets of the others is found exactly, until none improves; from all
 * values first, then from random sets, each time in another order of the columns. What it finds cannot be improved in any one column, and need not be the best of all.
 *
 * @source Zhang & Neill (2016), Identifying Significant Predictive Bias in Classifiers, arXiv 1611.08292, §2
 */
export async function biasScan(population: Population, hits: Float64Array, options: BiasScanOptions): Promise<BiasSubset> {
  const { columns } = population;
  let best: BiasSubset = { sets: columns.map(() => null), score: 0 };
  for (let restart = 0; restart < options.restarts; restart++) {
    const random = options.random.fork(restart);
    const start = restart === 0 ? columns.map(() => null) : randomSets(columns, random);
    const found = await climbed(population, hits, { start, order: [...shuffledPlaces(columns.length, random)] }, options);
    if (found.score > best.score) best = found;
  }
  return best;
}

function randomSets(columns: Population["columns"], random: Rng): ValueSets {
  const share = random.next();
  return columns.map(({ values }) => {
    const kept = [...values.keys()].filter(() => random.next() < share);
    return kept.length === 0 || kept.length === values.length ? null : kept;
  });
}

interface Climb {
  readonly start: ValueSets;
  /** In which the columns are improved, over and over. */
  readonly order: readonly number[];
}

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;

async function climbed(population: Population, hits: Float64Array, { start, order }: Climb, options: BiasScanOptions): Promise<BiasSubset> {
  const { columns, places, trials } = population;
  const tuples = tried(trials);
  const sets = [...start];
  const outside = new Uint8Array(tuples);
  sets.forEach((set, c) => {
    count(outside, places[c]!, without(set, columns[c]!.values.length), 1);
  });
  let score = -Infinity;
  for (let turn = 0, unchanged = 0; unchanged < columns.length; turn++) {
    const c = order[turn % order.length]!;
    const size = columns[c]!.values.length;
    count(outside, places[c]!, without(sets[c]!, size), -1);
    const choice = bestValues(talliesBy(places[c]!, { size, outside, trials, hits }), options);
    const listed = sets.reduce((sum, set, other) => sum + (other === c ? 0 : (set?.length ?? 0)), 0);
    const better = choice.score - options.penalty * listed;
    if (better > score + LEAST_GAIN) {
      sets[c] = choice.values;
      score = better;
      unchanged = 0;
    }
    unchanged++;
    count(outside, places[c]!, without(sets[c]!, size), 1);
    const pause = options.pace(tuples * 4);
    if (pause) await pause;
  }
  return { sets, score };
}

/** 1 for each value that a set leaves out. */
function without(set: readonly number[] | null, size: number): Uint8Array | null {
  if (set === null) return null;
  const out = new Uint8Array(size).fill(1);
  for (const value of set) out[value] = 0;
  return out;
}

function count(outside: Uint8Array, place: ArrayLike<number>, out: Uint8Array | null, by: number): void {
  if (out !== null) for (let i = 0; i < outside.length; i++) outside[i]! += by * out[place[i]!]!;
}

interface Within {
  readonly size: number;
  readonly outside: Uint8Array;
  readonly trials: Float64Array;
  readonly hits: Float64Array;
}

/** Tallies by value of the tuples that no other column's set leaves out. */
function talliesBy(place: ArrayLike<number>, { size, outside, trials, hits }: Within): readonly ValueTally[] {
  const n = new Float64Array(size);
  const h = new Float64Array(size);
  for (let i = 0; i < outside.length; i++) {
    if (outside[i] !== 0) continue;
    n[place[i]!]! += trials[i]!;
    h[place[i]!]! += hits[i]!;
  }
  return Array.from(n, (value, v) => ({ trials: value, hits: h[v]! }));
}

/** The people of a product of value sets. */
export function tallyOf({ columns, places, trials }: Population, hits: Float64Array, sets: ValueSets): ValueTally {
  const outs = sets.map((set, c) => without(set, columns[c]!.values.length));
  const total = { trials: 0, hits: 0 };
  for (let i = 0; i < trials.length; i++) {
    if (outs.some((out, c) => out !== null && out[places[c]![i]!] === 1)) continue;
    total.trials += trials[i]!;
    total.hits += hits[i]!;
  }
  return total;
}
