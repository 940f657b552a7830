import { fisherExact } from "../stats/fisher-exact.js";
import { holm } from "../stats/holm.js";
import { normalQuantile, normalSf } from "../stats/normal.js";
import type { Rng } from "../stats/rng.js";
import { planeWords } from "./bit-planes.js";
import { deviationFrom } from "./deviation.js";
import { type Family, tallyOf } from "./family.js";
import { rest } from "./gap-limits.js";
import { nullMaxima } from "./null-maxima.js";
import type { Pace } from "./pace.js";

/** The p of every group of a family, adjusted for all of them, and the level of limits that hold for all at once. */
export interface Judged {
  readonly method: "max_t" | "holm";
  readonly draws: number | null;
  readonly deviations: Float64Array;
  readonly pValues: Float64Array;
  readonly critical: number;
  /** Error probability of each limit of each group. */
  readonly limitAlpha: number;
}

export interface JudgeOptions {
  readonly method: "auto" | "max_t" | "holm";
  readonly alpha: number;
  readonly draws: number;
  readonly random: Rng;
  readonly pace: Pace;
}

/** Words of work up to which populations are drawn when nobody chose: some ten seconds. */
const MOST_WORK = 1e10;

/** Judges every group: by the largest deviation of drawn populations when that is affordable, else by Holm's method on exact tests. */
export async function judged(family: Family, { method, alpha, draws, random, pace }: JudgeOptions): Promise<Judged> {
  const { signed } = deviationFrom(family.population.total);
  const deviations = Float64Array.from({ length: family.size }, (_, group) => signed(family.trials[group]!, family.hits[group]!));
  const work = family.size * draws * planeWords(family.population.trials);
  const each = alpha / (2 * family.size);
  if (method === "holm" || (method === "auto" && work > MOST_WORK)) {
    const pValues = Float64Array.from(holm(await exactPs(family, pace)));
    return { method: "holm", draws: null, deviations, pValues, critical: normalQuantile(1 - each), limitAlpha: each };
  }
  const maxima = await nullMaxima(family, { draws, random, pace });
  const pValues = deviations.map((deviation) => (1 + countFrom(maxima, Math.abs(deviation))) / (1 + draws));
  const critical = maxima[Math.ceil((1 - alpha) * (1 + draws)) - 1] ?? Number.POSITIVE_INFINITY;
  return { method: "max_t", draws, deviations, pValues, critical, limitAlpha: Math.max(each, normalSf(critical)) };
}

/** How many of the ascending values are at least `least`. */
function countFrom(ascending: Float64Array, least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return ascending.length - low;
}

/** Words of work that an exact test amounts to. */
const TEST_WORK = 10_000;

async function exactPs(family: Family, pace: Pace): Promise<number[]> {
  const all: number[] = [];
  for (let group = 0; group < family.size; group++) {
    const own = tallyOf(family, group);
    const others = rest(family.population.total, own);
    all.push(fisherExact(own.hits, own.trials - own.hits, others.hits, others.trials - others.hits));
    const pause = pace(TEST_WORK);
    if (pause) await pause;
  }
  return all;
}
