import type { Rng } from "../stats/rng.js";
import { biasScan, tallyOf, type ValueSets } from "./bias-scan.js";
import { tried } from "./items.js";
import { shuffledHits } from "./null-maxima.js";
import type { Pace } from "./pace.js";
import type { Population } from "./population.js";
import type { BiasScanResult } from "./scan-result.js";

/** What a listed value costs: so much log likelihood must it bring. */
const PENALTY = 1;
const RESTARTS = 10;
const DRAWS = [99, 19];
/** Tuple visits up to which populations are drawn for p. */
const MOST_WORK = 4e9;
/** Rounds over all columns that a climb takes, about. */
const ROUNDS = 4;

/** The bias scan in both directions, with the p of the best score of populations in which columns make no difference. */
export async function valueSetScan(
  population: Population,
  { random, searches, pace }: { readonly random: Rng; readonly searches: number; readonly pace: Pace },
): Promise<BiasScanResult> {
  const { columns, trials, total } = population;
  const expected = total.hits / total.trials;
  const directions = ["below", "above"] as const;
  const searched = (hits: Float64Array) => (direction: (typeof directions)[number]) =>
    biasScan(population, hits, {
      expected,
      direction,
      penalty: PENALTY,
      restarts: RESTARTS,
      random: random.fork("starts", direction),
      pace,
    });
  const own = [await searched(population.hits)("below"), await searched(population.hits)("above")];
  const once = tried(trials) * columns.length * ROUNDS * RESTARTS * directions.length;
  const draws = DRAWS.find((number) => once * number <= MOST_WORK) ?? null;
  const maxima: number[] = [];
  for (let draw = 0; draw < (draws ?? 0); draw++) {
    const hits = shuffledHits(population, random.fork("draw", draw));
    maxima.push(Math.max((await searched(hits)("below")).score, (await searched(hits)("above")).score));
  }
  return {
    penalty: PENALTY,
    restarts: RESTARTS,
    draws,
    reason: draws === null ? "too_much_work" : null,
    subsets: own.flatMap(({ sets, score }, i) => {
      if (sets.every((set) => set === null)) return [];
      const tally = tallyOf(population, population.hits, sets);
      const value = tally.hits / tally.trials;
      const rest = { trials: total.trials - tally.trials, hits: total.hits - tally.hits };
      return [
        {
          direction: directions[i]!,
          values: named(population, sets),
          score,
          rate: { value, numerator: tally.hits, n: tally.trials },
          gap: value - rest.hits / rest.trials,
          pValue: draws === null ? null : Math.min(1, (searches * (1 + maxima.filter((maximum) => maximum >= score).length)) / (1 + draws)),
        },
      ];
    }),
  };
}

const named = ({ columns }: Population, sets: ValueSets): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(sets.flatMap((set, c) => (set === null ? [] : [[columns[c]!.name, set.map((value) => columns[c]!.values[value]!)]])));
