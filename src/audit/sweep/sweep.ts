import type { Grouping } from "../../disparities/grouping.js";
import { everyScore, rowsOf, type Scores } from "../../metrics/kind/scores.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import { type Above, type Thresholds, thresholdsOf } from "./outcomes-above.js";
import type { SweepRow, SweptGroup } from "./row.js";
import { satisfying, usualLimits } from "./satisfying.js";
import { sweptBins } from "./swept-bins.js";

/** Thresholds that are shown. */
const MOST_SHOWN = 101;
const BANDS = 20;
/** Groups of one grouping up to which they are swept: more could be neither drawn nor read. */
const MOST_GROUPS = 12;

/** What other thresholds would do, for every grouping of few groups; [] without scores. */
export function sweep(counts: Counts, plan: MeasurePlan, threshold: number | null): readonly SweepRow[] {
  if (counts.scores === null) return [];
  const everybody = everybodyIn(counts, plan);
  return plan.groupings.flatMap((by) => {
    const row = sweepOf(groupingOf(counts, by, everybody, plan), { by, counts, plan, threshold });
    return row === null ? [] : [row];
  });
}

interface Asked {
  readonly by: readonly string[];
  readonly counts: Counts;
  readonly plan: MeasurePlan;
  readonly threshold: number | null;
}

function sweepOf(grouping: Grouping, { by, counts, plan, threshold }: Asked): SweepRow | null {
  const all = grouping.groups
    .map((facts, i) => ({ facts, sampled: grouping.scores![i]!, scores: grouping.scores![i]!.all }))
    .filter(({ scores }) => rowsOf(scores) > 0);
  if (all.length < 2 || all.length > MOST_GROUPS) return null;
  const thresholds = thresholdsOf(all.map(({ scores }) => scores));
  const { values } = thresholds;
  if (!Number.isFinite(values[0]!) || !Number.isFinite(values.at(-1)!)) return null;
  const operating = threshold === null ? null : placeOf(values, threshold);
  const shown = shownPlaces(thresholds, operating);
  const isCompared = all.map(({ facts, scores }) => !facts.missing && rowsOf(scores) >= plan.minN);
  const compared = { values, groups: thresholds.groups.filter((_, i) => isCompared[i]) };
  const ends: readonly [number, number] = counts.probabilities ? [0, 1] : [values[0]!, values.at(-2)!];
  return {
    by,
    // The threshold in force decides as the next score above it does.
    thresholds: shown.map((place) => (place === operating ? threshold! : values[place]!)),
    distinct: values.length,
    operating: threshold,
    groups: all.map(({ facts, sampled, scores }, i): SweptGroup => {
      const { all: every, positive, negative } = thresholds.groups[i]!;
      const shares = (above: Float64Array) => shown.map((place) => (above[0]! > 0 ? above[place]! / above[0]! : null));
      return {
        group: facts.key,
        n: rowsOf(scores),
        compared: isCompared[i]!,
        selectionRate: shares(every),
        truePositiveRate: shares(positive),
        falsePositiveRate: shares(negative),
        positivePredictiveValue: shown.map((place) => precisionOf(positive[place]!, negative[place]!)),
        bands: bandsOf(scores, ends),
        calibration: counts.probabilities ? sweptBins(sampled, alphaOf(plan) / 2) : [],
      };
    }),
    limits: compared.groups.length < 2 ? [] : satisfying(compared, { limits: usualLimits(plan.favorable), operating }),
  };
}

const precisionOf = (hits: number, misses: number): number | null => (hits + misses > 0 ? hits / (hits + misses) : null);

/** The first threshold that is not below the one in force. */
function placeOf(values: Float64Array, threshold: number): number {
  const place = values.findIndex((value) => value >= threshold);
  return place === -1 ? values.length - 1 : place;
}

/** Places of thresholds at about equal steps of everybody's selection rate; all of them when they are few. */
function shownPlaces({ values, groups }: Thresholds, operating: number | null): readonly number[] {
  if (values.length <= MOST_SHOWN) return [...values.keys()];
  const total = groups.reduce((sum, { all }) => sum + all[0]!, 0);
  const places = new Set<number>([0, values.length - 1, ...(operating === null ? [] : [operating])]);
  const room = MOST_SHOWN - places.size;
  let next = 1;
  for (let place = 0; place < values.length; place++) {
    const above = groups.reduce((sum: number, { all }: Above) => sum + all[place]!, 0) / total;
    if (1 - above < next / (room + 1)) continue;
    places.add(place);
    next = Math.floor((1 - above) * (room + 1)) + 1;
  }
  return [...places].sort((a, b) => a - b);
}

function bandsOf(scores: Scores, [from, to]: readonly [number, number]): readonly number[] {
  const { values, w } = everyScore(scores);
  const bands = new Float64Array(BANDS);
  let total = 0;
  values.forEach((value, i) => {
    const band = to > from ? Math.min(BANDS - 1, Math.floor((BANDS * (value - from)) / (to - from))) : 0;
    bands[band]! += w[i]!;
    total += w[i]!;
  });
  return [...bands].map((weight) => (total > 0 ? weight / total : 0));
}
