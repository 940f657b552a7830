import { drawHypergeometric } from "../stats/hypergeometric-draw.js";
import type { Rng } from "../stats/rng.js";
import { bitPlanes, planeWords } from "./bit-planes.js";
import { deviationFrom } from "./deviation.js";
import { type Family, itemsOfGroup } from "./family.js";
import type { Pace } from "./pace.js";

/** Memory for hits of several draws at a time. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * The largest deviation of any group in each of `draws` populations in which groups make no difference, ascending.
 *
 * Such a population has the same people, and the same number of hits given out among all trials at random: a permutation of
 * the outcomes. When outcomes have nothing to do with the columns, the true maximum is one more draw of the same kind.
 *
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing, §2.3; draws by tuples: multivariate hypergeometric
 */
export async function nullMaxima(
  family: Family,
  { draws, random, pace }: { readonly draws: number; readonly random: Rng; readonly pace: Pace },
): Promise<Float64Array> {
  const { population, sets } = family;
  const tuples = family.items.bytes * 8;
  const limits = population.trials.subarray(0, tuples);
  const copies = Math.min(draws, Math.max(1, Math.floor(MOST_BYTES / (16 * planeWords(limits)))));
  const planes = bitPlanes(sets, limits, copies);
  const stack = sets.reserve(family.items.bytes, family.depth);
  const deviation = deviationFrom(population.total);
  const maxima = new Float64Array(draws);
  const hits = new Float64Array(copies);
  for (let done = 0; done < draws; done += copies) {
    const now = Math.min(copies, draws - done);
    for (let copy = 0; copy < now; copy++) {
      planes.write(copy, shuffledHits(population, random.fork(done + copy)));
      const pause = pace(limits.length);
      if (pause) await pause;
    }
    const largest = maxima.subarray(done, done + now);
    const setOf = walker(family, stack);
    for (let group = 0; group < family.size; group++) {
      planes.sums(setOf(group), now, hits);
      const trials = family.trials[group]!;
      for (let copy = 0; copy < now; copy++) {
        const ratio = deviation.ratio(trials, hits[copy]!);
        if (ratio > largest[copy]!) largest[copy] = ratio;
      }
      const pause = pace(now * (planes.words + 8));
      if (pause) await pause;
    }
  }
  return maxima.map((ratio) => Math.sqrt(2 * ratio)).sort();
}

/** All hits given out anew among the trials. */
export function shuffledHits({ trials, total }: Family["population"], random: Rng): Float64Array {
  const hits = new Float64Array(trials.length);
  let balls = total.trials;
  let left = total.hits;
  for (let i = 0; i < trials.length && left > 0; i++) {
    const drawn = drawHypergeometric(trials[i]!, { balls, hits: left }, random);
    hits[i] = drawn;
    balls -= trials[i]!;
    left -= drawn;
  }
  return hits;
}

/** The set of each group in turn; groups asked for one after the other share the sets of their beginnings. */
export function walker(family: Family, stack: number): (group: number) => number {
  const { sets, items } = family;
  const held = new Int32Array(family.depth).fill(-1);
  const own = (item: number): number => items.first + item * items.bytes;
  const at = (level: number): number => (level === 0 ? own(held[0]!) : stack + level * items.bytes);
  return (group) => {
    const members = itemsOfGroup(family, group);
    let level = 0;
    while (level < members.length && held[level] === members[level]) level++;
    for (; level < members.length; level++) {
      held.fill(-1, level);
      held[level] = members[level]!;
      if (level > 0) sets.intersect(at(level), at(level - 1), own(members[level]!), items.bytes);
    }
    return at(members.length - 1);
  };
}
