import { auc } from "../metrics/auc.js";
import { hasValue } from "../metrics/kind/metric.js";
import { areaBetween, emptyRoc, type Roc, rocOf } from "../stats/roc.js";
import type { Disparity, Gap } from "./disparity.js";
import { type Grouping, isComplete, rateOf } from "./grouping.js";
import { comparedScores, rarerLabel, type ScoredGroup } from "./kind/compared-scores.js";
import { againstShuffled, type Distances, furthest } from "./kind/furthest-distance.js";
import { type LabelledWeights, labelledDraws, labelledWeights } from "./kind/labelled-tables.js";
import { noGap } from "./kind/no-gap.js";
import { certifiedOver } from "./kind/score-distance.js";

const place = { metric: auc.id, contrast: "abroca" } as const;

/**
 * Area between the ROC curves of two groups, of the pair where it is largest.
 *
 * Not the difference of the areas under them: curves that cross differ although the areas may be equal. Above 0 by chance
 * alone, so compare it with its mean when positives and negatives are shuffled between groups.
 *
 * Unit: share in [0, 1]; 0 = same curve. No value with fewer than two groups to compare.
 * Example: a perfect score in one group, a useless one in another → 0.5.
 */
export const abroca = {
  id: "abroca",
  title: "Area between ROC curves",
  formula: "∫ |TPR in one group − in another| dFPR",
  scale: "difference",
  ideal: 0,
  range: [0, 1],
  better: "lower",
  metrics: [auc],
  contrast: "abroca",
  aliases: ["absolute_between_roc_area"],
  source: "Gardner, Brooks & Baker (2019), LAK, §3.2",
  measure: measured,
} as const satisfies Disparity;

function measured(grouping: Grouping): Gap {
  const { compared, excluded, independent } = comparedScores(grouping, rarerLabel);
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const k = compared.length;
  const areas = areasOf(labelledWeights(compared));
  const { value, pair } = furthest(k, areas);
  const ofGroups = grouping.estimates(auc);
  const aucs = compared.map(({ facts }) => ofGroups[grouping.groups.indexOf(facts)]!);
  const [a, b] = (aucs[pair[0]]!.value ?? 0) >= (aucs[pair[1]]!.value ?? 0) ? pair : [pair[1], pair[0]];
  const chance = independent ? shuffled(grouping, compared) : null;
  const open = aucs.map((found) => (hasValue(found) && found.certified ? found.certified.upper - found.certified.lower : 0));
  const binned = compared[0]!.scores.binned !== null;
  return {
    ...place,
    value,
    reason: null,
    bounds: null,
    pair: { a: rateOf(compared[a]!.facts.key, aucs[a]!), b: rateOf(compared[b]!.facts.key, aucs[b]!) },
    expectedUnderNone: chance?.mean ?? null,
    ...(chance && { pValue: chance.pValue, draws: chance.draws }),
    // Within a bin a curve may leave the straight line by half the bin's rectangle, as its area may.
    ...(binned && {
      certified: certifiedOver(k, (i, j) => {
        const off = (open[i]! + open[j]!) / 2;
        return { lower: Math.max(0, areas(i, j) - off), upper: Math.min(1, areas(i, j) + off) };
      }),
    }),
    excluded,
    complete: isComplete(excluded),
  };
}

function shuffled(grouping: Grouping, compared: readonly ScoredGroup[]) {
  const { observed, draw } = labelledDraws(compared, grouping.random("abroca"));
  const curves = observed.positive.map((own) => emptyRoc(own.length));
  return againstShuffled(
    compared.map(({ n }) => n),
    { observed: areasOf(observed), drawn: () => areasOf(draw(), curves), draws: grouping.draws },
  );
}

function areasOf({ positive, negative }: LabelledWeights, room: readonly Roc[] = []): Distances {
  const curves = positive.map((own, g) => rocOf(own, negative[g]!, room[g]));
  return (i, j) => areaBetween(curves[i]!, curves[j]!);
}
