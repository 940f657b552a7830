import { askedInDraw, fairSage } from "../../explanations/gap/fair-sage.js";
import { type DonorPool, rotatedDonors } from "../../explanations/permutation/donors.js";
import type { NoValueReason } from "../../metrics/kind/metric.js";
import { rng } from "../../stats/rng.js";
import { askedMeasures } from "../importance/asked-measures.js";
import { type GapMeasure, gapMeasure } from "../importance/gap-measure.js";
import type { AskedGap } from "./asked-gaps.js";
import { declaredUnits, explained, type Prepared, unexplained } from "./explained.js";
import type { WhyFrame } from "./frame.js";
import { rowValueMeasure } from "./row-value-measure.js";

/** Draws unless something else is asked: at least, at most. */
export const USUAL_DRAWS = { least: 4, most: 50 };

/** The Shapley value of a gap itself: any measure, with donors of everybody, or of the same label where the measure needs labels. */
export function valued(asked: AskedGap & { readonly method: "sage" }, frame: WhyFrame): Prepared {
  const { work, settings, units, base, facts } = frame;
  const { table, plan } = work;
  const space = asked.value?.space ?? "measure";
  const measure = measureOf(asked, frame);
  if (typeof measure === "string") {
    const none = unexplained({ asked, space, forecast: 0 }, measure);
    return { forecast: 0, least: 0, run: async () => none };
  }
  const side = (name: string) => ({ name, rows: facts.groups.get(asked.attribute)!.get(name)! });
  const pair = { higher: side(measure.higher), lower: side(measure.lower) };
  const own = new Set([...pair.higher.rows, ...pair.lower.rows]);
  const rows = frame.order.filter((row) => own.has(row));
  const draws = settings.passes === null ? USUAL_DRAWS : { least: settings.passes, most: settings.passes };
  const perDraw = askedInDraw(rows.length, units.length);
  const forecast = draws.most * perDraw;
  const placed = { asked, space, forecast, least: perDraw, pair } as const;
  const random = rng(plan.seed, "why", asked.measure);
  const sides = declaredUnits(frame);
  return {
    forecast,
    least: perDraw,
    async run(room) {
      const most = Math.min(draws.most, Math.floor(room / perDraw));
      if (most < 1) return unexplained(placed, "budget_spent");
      const before = frame.asked();
      const found = await fairSage(
        {
          ...{ table, units, rows, base, ask: frame.ask, spent: frame.spent, confidence: plan.confidence },
          donorOf: rotatedDonors(poolsOf(frame, asked.needsLabel), table.rows, random.fork("donors")),
          measure: (scores) => {
            const one = measure.of(scores, rows, facts);
            return typeof one === "string" ? null : { value: one.value, influence: byCluster(one.influence, frame.clusters) };
          },
          draws: { least: Math.min(draws.least, most), most },
          sets: sides ?? [],
        },
        random.fork("orders"),
      );
      const evals = frame.asked() - before;
      if (found === null) return { ...unexplained(placed, frame.spent() ? "budget_spent" : "zero_denominator"), evals };
      const [legitimate, unlisted] = found.sums;
      const split = legitimate === undefined || unlisted === undefined ? null : { legitimate, unexplained: unlisted };
      return {
        ...explained(placed, { gap: found.gap, whole: found.whole, levels: null, parts: found.parts, start: found.start, split }, frame),
        passes: found.draws,
        undefinedDraws: found.undefinedDraws,
        evals,
        truncated: found.draws + found.undefinedDraws < draws.least || (most < draws.most && found.draws === most),
      };
    },
  };
}

function measureOf(
  { measure: name, attribute, value }: AskedGap & { readonly method: "sage" },
  frame: WhyFrame,
): GapMeasure | NoValueReason {
  const { work, facts, base, threshold } = frame;
  if (value !== null) return gapMeasure(rowValueMeasure(value), { attribute, id: name, base, facts, minN: work.plan.minN });
  const [asked] = askedMeasures({ names: [name], plan: work.plan, facts, base, threshold });
  return asked?.kind === "gap" ? asked.measure : asked?.kind === "none" ? asked.reason : "not_applicable";
}

/** Everybody gives to everybody, or to those with the same label. */
function poolsOf({ order, facts }: WhyFrame, byLabel: boolean): readonly DonorPool[] {
  const pool = (rows: Int32Array): DonorPool => ({ recipients: rows, donors: rows });
  const { label } = facts;
  if (!byLabel || label === null) return [pool(order)];
  const labels = [...new Set(order.map((row) => label[row]!))].sort((a, b) => a - b);
  // NaN is equal to NaN here: rows without a label are a pool of their own.
  return labels.map((one) => pool(order.filter((row) => Object.is(label[row], one))));
}

/** Rows of a cluster as one. */
function byCluster(influence: Float64Array, clusters: WhyFrame["clusters"]): Float64Array {
  if (clusters === null) return influence;
  const sums = new Float64Array(influence.length);
  for (let row = 0; row < influence.length; row++) sums[clusters[row]!]! += influence[row]!;
  return sums;
}
