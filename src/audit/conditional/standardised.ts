import type { Estimate } from "../../metrics/kind/metric.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { newcombe } from "../../stats/newcombe.js";
import { type StratumShare, standardisedShare } from "../../stats/standardised-share.js";
import { studentQuantile } from "../../stats/student.js";
import type { StrataOfPair, StratumOfPair } from "./pairs.js";
import type { StandardisedRow, Weighting } from "./row.js";

const weightOf: Readonly<Record<Weighting, (stratum: StratumOfPair) => number>> = {
  population: ({ everybody }) => everybody,
  group: ({ group }) => group.denominator ?? group.n,
  reference: ({ reference }) => reference.denominator ?? reference.n,
};

/**
 * Group less reference when both have the same spread over the strata, three times: everybody's, the group's, the reference group's.
 *
 * Limits are Newcombe's from standardised shares; of clustered rows by the jackknife. Each side is missed with probability alpha.
 */
export function standardisedRows(strata: StrataOfPair, alpha: number): readonly StandardisedRow[] {
  return (Object.keys(weightOf) as Weighting[]).map((weighting) => {
    const weights = strata.used.map(weightOf[weighting]);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const none = { weighting, group: null, reference: null, value: null, lower: null, upper: null, method: null };
    if (!(all > 0)) return { ...none, reason: "no_stratum" };
    const shares = weights.map((weight) => weight / all);
    const mean = (of: (stratum: StratumOfPair) => number): number =>
      strata.used.reduce((sum, stratum, i) => sum + shares[i]! * of(stratum), 0);
    const group = mean((stratum) => stratum.group.value);
    const reference = mean((stratum) => stratum.reference.value);
    const clustered = strata.used.some((stratum) => stratum.group.leftOut !== null);
    const limits = clustered ? jackknifed(strata, shares, alpha) : scored(strata, shares, alpha);
    return {
      weighting,
      group,
      reference,
      value: group - reference,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      method: limits && (clustered ? "jackknife" : "stratified_newcombe"),
      reason: null,
    };
  });
}

function scored({ used }: StrataOfPair, shares: readonly number[], alpha: number): Limits | null {
  if (used.some(({ group, reference }) => group.limits(alpha) === null || reference.limits(alpha) === null)) return null;
  const side = (of: (stratum: StratumOfPair) => Estimate) =>
    standardisedShare(
      used.map((stratum, i) => shareOf(of(stratum), shares[i]!)),
      alpha,
    );
  return newcombe(
    side(({ group }) => group),
    side(({ reference }) => reference),
  );
}

const shareOf = (estimate: Estimate, weight: number): StratumShare => ({
  weight,
  value: estimate.value,
  n: estimate.nEff ?? estimate.n,
  limits: (alpha) => estimate.limits(alpha)!,
});

function jackknifed({ used }: StrataOfPair, shares: readonly number[], alpha: number): Limits | null {
  const buckets = used[0]!.group.leftOut!.length;
  if (buckets < 2) return null;
  const value = used.reduce((sum, { group, reference }, i) => sum + shares[i]! * (group.value - reference.value), 0);
  const leftOut = Array.from({ length: buckets }, (_, j) =>
    used.reduce((sum, { group, reference }, i) => sum + shares[i]! * (group.leftOut![j]! - reference.leftOut![j]!), 0),
  );
  const half = studentQuantile(1 - alpha, buckets - 1) * Math.sqrt(jackknifeVariance(leftOut));
  return { lower: Math.max(-1, value - half), upper: Math.min(1, value + half) };
}
