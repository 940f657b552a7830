import type { Estimate, Metric, NoValueReason } from "../../metrics/kind/metric.js";
import { hasValue } from "../../metrics/kind/metric.js";
import { shareOfAll } from "../../metrics/kind/share-of-all.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits, Measured } from "../../stats/limits.js";
import { moverRatio } from "../../stats/mover-ratio.js";
import { newcombe } from "../../stats/newcombe.js";
import { standardisedShare } from "../../stats/standardised-share.js";
import { studentQuantile } from "../../stats/student.js";
import type { Grouping } from "../grouping.js";
import type { GroupKey } from "../row.js";

/** Whose outcome the disparity is of: what was decided, or what truly happened. */
export type OutcomeRole = "prediction" | "label";

/** A group's share of the people with the unfavourable and with the favourable outcome, like compared with like. */
export interface DemographicDisparity {
  readonly group: GroupKey;
  /** Mean over strata, weighted by their rows, of the share among the unfavourable less that among the favourable: positive = the group is worse off. null without a stratum that has both outcomes. */
  readonly value: number | null;
  /** The mean share among the favourable over that among the unfavourable; null when that is 0. */
  readonly ratio: number | null;
  /** The two mean shares, and the rows that have the outcome in the strata used. */
  readonly unfavorable: { readonly share: number; readonly n: number } | null;
  readonly favorable: { readonly share: number; readonly n: number } | null;
  readonly used: number;
  /** Strata where nobody has one of the outcomes. */
  readonly leftOut: readonly { readonly stratum: GroupKey; readonly rows: number }[];
  /** One-sided limits, each missed with probability alpha; null when there are none. */
  limits(alpha: number): Limits | null;
  ratioLimits(alpha: number): Limits | null;
}

/**
 * Conditional demographic disparity of each group of a grouping; in the order of its groups, [] without strata.
 *
 * Strata weigh as their rows with both outcomes known. Limits: Newcombe's and MOVER-R of shares standardised over the strata, the
 * strata's sizes held; of clustered rows by the jackknife, and then none for the ratio.
 *
 * @source Wachter, Mittelstadt & Russell (2021), Computer Law & Security Review 41:105567, §5; Amazon SageMaker Clarify, CDDL and CDDPL
 */
export function demographicDisparities(grouping: Grouping, outcome: OutcomeRole): readonly DemographicDisparity[] {
  const strata = grouping.strata?.() ?? [];
  if (strata.length === 0) return [];
  const split = strata.map((stratum) => ({
    key: stratum.key,
    rows: stratum.rows,
    favorable: stratum.estimates(shares[outcome].favorable),
    unfavorable: stratum.estimates(shares[outcome].unfavorable),
  }));
  return grouping.groups.map(({ key }, g) => {
    const used: Used[] = [];
    const leftOut: DemographicDisparity["leftOut"][number][] = [];
    for (const { key: stratum, rows, favorable, unfavorable } of split) {
      const [good, bad] = [favorable[g]!, unfavorable[g]!];
      if (hasValue(good) && hasValue(bad)) used.push({ good, bad, weight: (good.denominator ?? good.n) + (bad.denominator ?? bad.n) });
      else leftOut.push({ stratum, rows });
    }
    return { group: key, used: used.length, leftOut, ...pooled(used) };
  });
}

/** A stratum in which somebody has each of the outcomes. */
interface Used {
  readonly good: Estimate;
  readonly bad: Estimate;
  readonly weight: number;
}

function pooled(used: readonly Used[]): Omit<DemographicDisparity, "group" | "used" | "leftOut"> {
  const all = used.reduce((sum, { weight }) => sum + weight, 0);
  if (!(all > 0)) return { value: null, ratio: null, unfavorable: null, favorable: null, limits: () => null, ratioLimits: () => null };
  const mean = (of: (stratum: Used) => number): number => used.reduce((sum, stratum) => sum + (stratum.weight / all) * of(stratum), 0);
  const [unfavorable, favorable] = [mean(({ bad }) => bad.value), mean(({ good }) => good.value)];
  const sides = (alpha: number): readonly [Measured, Measured] | null => {
    if (used.some(({ good, bad }) => good.leftOut !== null || good.limits(alpha) === null || bad.limits(alpha) === null)) return null;
    const side = (of: (stratum: Used) => Estimate): Measured =>
      standardisedShare(
        used.map((stratum) => ({
          weight: stratum.weight / all,
          value: of(stratum).value,
          n: of(stratum).nEff ?? of(stratum).n,
          limits: (level) => of(stratum).limits(level)!,
        })),
        alpha,
      );
    return [side(({ bad }) => bad), side(({ good }) => good)];
  };
  const value = unfavorable - favorable;
  return {
    value,
    ratio: unfavorable > 0 ? favorable / unfavorable : null,
    unfavorable: { share: unfavorable, n: used.reduce((sum, { bad }) => sum + bad.n, 0) },
    favorable: { share: favorable, n: used.reduce((sum, { good }) => sum + good.n, 0) },
    limits(alpha) {
      if (used[0]!.good.leftOut !== null) return jackknifed(value, used, all, alpha);
      const both = sides(alpha);
      return both && newcombe(...both);
    },
    ratioLimits(alpha) {
      const both = sides(alpha);
      return both && moverRatio(both[1], both[0]);
    },
  };
}

function jackknifed(value: number, used: readonly Used[], all: number, alpha: number): Limits | null {
  const buckets = used[0]!.good.leftOut!.length;
  if (buckets < 2) return null;
  const leftOut = Array.from({ length: buckets }, (_, j) =>
    used.reduce((sum, { good, bad, weight }) => sum + (weight / all) * (bad.leftOut![j]! - good.leftOut![j]!), 0),
  );
  const half = studentQuantile(1 - alpha, buckets - 1) * Math.sqrt(jackknifeVariance(leftOut));
  return { lower: Math.max(-1, value - half), upper: Math.min(1, value + half) };
}

const shareMetric = (id: string, needs: OutcomeRole, estimate: Metric["estimate"]): Metric => ({
  id,
  title: id,
  formula: id,
  unit: "proportion",
  range: [0, 1],
  better: "neither",
  needs: [needs],
  sharedDenominator: true,
  aliases: [],
  sentence: null,
  source: "part of conditional demographic disparity",
  estimate,
});

const goodOf = (favorable: "positive" | "negative"): 0 | 1 => (favorable === "positive" ? 1 : 0);

/** Parts of the disparity, of no use alone and so on no shelf. */
const shares = {
  prediction: {
    favorable: shareMetric(
      "share_of_favorable_decisions",
      "prediction",
      shareOfAll((_, prediction, favorable) => prediction === goodOf(favorable)),
    ),
    unfavorable: shareMetric(
      "share_of_unfavorable_decisions",
      "prediction",
      shareOfAll((_, prediction, favorable) => prediction === 1 - goodOf(favorable)),
    ),
  },
  label: {
    favorable: shareMetric(
      "share_of_favorable_outcomes",
      "label",
      shareOfAll((label, _, favorable) => label === goodOf(favorable)),
    ),
    unfavorable: shareMetric(
      "share_of_unfavorable_outcomes",
      "label",
      shareOfAll((label, _, favorable) => label === 1 - goodOf(favorable)),
    ),
  },
} as const satisfies Record<OutcomeRole, Record<"favorable" | "unfavorable", Metric>>;

/** Why a disparity within strata has no value. */
export const noStrata = (grouping: Grouping): NoValueReason => (grouping.strata === undefined ? "no_strata" : "fewer_than_two_groups");
