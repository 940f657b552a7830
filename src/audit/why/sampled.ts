import { forecast, sampledGap } from "../../explanations/gap/sampled-gap.js";
import { rng } from "../../stats/rng.js";
import type { AskedGap } from "./asked-gaps.js";
import { explained, levelsOf, type Prepared, splitOf, unexplained } from "./explained.js";
import type { WhyFrame } from "./frame.js";
import { pairsFor, samplePairs } from "./sampled-pairs.js";
import { widestPair } from "./widest-pair.js";

/** Orders and their reverses of each pair, unless something else is asked. */
export const USUAL_PASSES = 2;

/** The gap between groups in a value of each row, by asking the model about rows between the rows of a pair. */
export function sampled(asked: AskedGap & { readonly method: "sampled" }, frame: WhyFrame): Prepared {
  const { work, settings, units, base } = frame;
  const { table, plan, model } = work;
  const { value } = asked;
  const values = base.map((score) => value.of(score));
  const pair = widestPair(frame, asked.attribute, { label: value.label, values });
  if (typeof pair === "string") {
    const none = unexplained({ asked, space: value.space, forecast: 0 }, pair);
    return { forecast: 0, least: 0, run: async () => none };
  }
  const passes = settings.passes ?? USUAL_PASSES;
  const random = rng(plan.seed, "why", asked.measure);
  const pairsOf = (most: number) => samplePairs(pair, most, values, random.fork("pairs"));
  const most = pairsFor(settings.pairs, model.remote, pair.higher.rows.length + pair.lower.rows.length);
  const ask = async (rows: Parameters<WhyFrame["ask"]>[0]) => (await frame.ask(rows))?.map((score) => value.of(score)) ?? null;
  const workOf = (pairs: ReturnType<typeof pairsOf>) => ({ table, units, pairs, base: values, ask });
  const whole = workOf(pairsOf(most));
  const forecasted = forecast(whole, passes);
  const few = most <= FEWEST_PAIRS ? whole : workOf(pairsOf(FEWEST_PAIRS));
  const least = Math.min(forecasted, forecast(few, 1));
  const placed = { asked, space: value.space, forecast: forecasted, least, pair } as const;
  return {
    forecast: forecasted,
    least,
    async run(room) {
      const fit = fitted({ whole, few, passes, most }, room, (pairs) => workOf(pairsOf(pairs)));
      if (fit === null) return unexplained(placed, "budget_spent");
      const before = frame.asked();
      const found = await sampledGap(
        { ...fit.work, passes: fit.passes, confidence: plan.confidence, clusters: frame.clusters ?? undefined, spent: frame.spent },
        random.fork("orders"),
      );
      const evals = frame.asked() - before;
      if (found === null) return { ...unexplained(placed, "budget_spent"), evals };
      const gap = pair.higher.mean - pair.lower.mean;
      return {
        ...explained(
          placed,
          {
            ...{ gap, whole: found.together(units.map(({ name }) => name)), levels: levelsOf(pair), parts: found.parts, start: null },
            split: splitOf(frame, found.together),
          },
          frame,
        ),
        pairs: fit.work.pairs.weight.length,
        passes: found.passes,
        evals,
        truncated: fit.passes < passes || fit.work !== whole || found.passes < fit.passes,
      };
    },
  };
}

type Work = Parameters<typeof forecast>[0] & { readonly pairs: ReturnType<typeof samplePairs> };

interface Wanted {
  readonly whole: Work;
  /** The smallest work that is done. */
  readonly few: Work;
  readonly passes: number;
  readonly most: number;
}

/** Fewest pairs that say anything. */
const FEWEST_PAIRS = 40;

/** The work that fits into room for so many rows: fewer passes first, then fewer pairs; null when hardly any would be left. */
function fitted(
  { whole, few, passes, most }: Wanted,
  room: number,
  of: (pairs: number) => Work,
): { readonly work: Work; readonly passes: number } | null {
  const one = forecast(whole, 1);
  if (one <= room) return { work: whole, passes: one === 0 ? passes : Math.min(passes, Math.floor(room / one)) };
  for (let pairs = Math.min(most, whole.pairs.weight.length); pairs >= FEWEST_PAIRS; ) {
    const work = of(pairs);
    const cost = forecast(work, 1);
    if (cost <= room) return { work, passes: 1 };
    pairs = Math.floor(Math.min(pairs - 1, (0.98 * pairs * room) / cost));
  }
  return forecast(few, 1) <= room ? { work: few, passes: 1 } : null;
}
