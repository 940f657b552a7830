import type { Estimate } from "../../metrics/kind/metric.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import { pooledOddsRatio, pooledRiskDifference, pooledRiskRatio } from "../../stats/mantel-haenszel.js";
import { normalQuantile } from "../../stats/normal.js";
import type { TwoByTwo } from "../../stats/odds-ratio.js";
import { linearisedVariances, type PooledValues, pooledValues, type StratumPair } from "../../stats/pooled-linearised.js";
import { studentQuantile } from "../../stats/student.js";
import { isPlain, type StrataOfPair } from "./pairs.js";
import type { ConditionalRow, Ranged } from "./row.js";

/** The three numbers that Mantel and Haenszel pool over strata. */
export type Pools = Pick<ConditionalRow, "riskDifference" | "riskRatio" | "oddsRatio">;

/** Their variances, of logarithms for ratios, and the quantile that a level asks for. */
interface Spread {
  readonly method: string;
  readonly difference: number | null;
  readonly riskRatio: number | null;
  readonly oddsRatio: number | null;
  quantile(alpha: number): number;
}

/**
 * Mantel–Haenszel numbers of a pair with two-sided limits, each side missed with probability alpha.
 *
 * Plain rows: Sato's, Greenland and Robins's, and Robins, Breslow and Greenland's variances. Weighted rows: linearised.
 * Clustered rows: delete-a-group jackknife over the buckets, the strata's weights held.
 */
export function poolsOf(strata: StrataOfPair, alpha: number): Pools | null {
  const pairs = pairsOf(strata, ({ value }) => value);
  const values = pooledValues(pairs);
  if (values === null) return null;
  const spread = spreadOf(strata, pairs);
  const z = spread.quantile(alpha);
  return {
    riskDifference: additive(values.difference, spread.difference, z, spread.method),
    riskRatio: multiplicative(values.riskRatio, spread.riskRatio, z, spread.method),
    oddsRatio: multiplicative(values.oddsRatio, spread.oddsRatio, z, spread.method),
  };
}

/** The tables of hits and misses of plain rows. */
export const tablesOf = ({ used }: StrataOfPair): readonly TwoByTwo[] =>
  used.map(({ group, reference }): TwoByTwo => [hits(group), group.n - hits(group), hits(reference), reference.n - hits(reference)]);

const hits = ({ value, n }: Estimate): number => Math.round(value * n);

function pairsOf({ used }: StrataOfPair, shareOf: (estimate: Estimate) => number): readonly StratumPair[] {
  const side = (estimate: Estimate) => {
    const p = shareOf(estimate);
    return { p, w: estimate.denominator ?? estimate.n, variance: (p * (1 - p)) / (estimate.nEff ?? estimate.n) };
  };
  return used.map(({ group, reference }): StratumPair => [side(group), side(reference)]);
}

function spreadOf(strata: StrataOfPair, pairs: readonly StratumPair[]): Spread {
  const quantile = (alpha: number): number => normalQuantile(1 - alpha);
  if (isPlain(strata)) {
    const tables = tablesOf(strata);
    return {
      method: "mantel_haenszel",
      difference: pooledRiskDifference(tables)?.variance ?? null,
      riskRatio: pooledRiskRatio(tables)?.variance ?? null,
      oddsRatio: pooledOddsRatio(tables)?.variance ?? null,
      quantile,
    };
  }
  const buckets = strata.used[0]?.group.leftOut?.length ?? 0;
  if (buckets === 0) return { method: "linearised", ...linearisedVariances(pairs), quantile };
  const leftOut = Array.from({ length: buckets }, (_, j) => pooledValues(pairsOf(strata, (estimate) => estimate.leftOut![j]!))!);
  const variance = (of: (values: PooledValues) => number | null): number | null => {
    const each = leftOut.map(of);
    return each.every((one) => one !== null && Number.isFinite(one)) ? jackknifeVariance(each as number[]) : null;
  };
  return {
    method: "jackknife",
    difference: variance(({ difference }) => difference),
    riskRatio: variance(({ riskRatio }) => riskRatio && Math.log(riskRatio)),
    oddsRatio: variance(({ oddsRatio }) => oddsRatio && Math.log(oddsRatio)),
    quantile: (alpha) => (buckets < 2 ? Infinity : studentQuantile(1 - alpha, buckets - 1)),
  };
}

function additive(value: number, variance: number | null, z: number, method: string): Ranged {
  const half = variance === null ? null : z * Math.sqrt(variance);
  if (half === null || !Number.isFinite(half)) return { value, lower: null, upper: null, method: null, reason: null };
  return { value, lower: Math.max(-1, value - half), upper: Math.min(1, value + half), method, reason: null };
}

function multiplicative(value: number | null, variance: number | null, z: number, method: string): Ranged {
  const none = { value: null, lower: null, upper: null, method: null };
  if (value === null) return { ...none, reason: "both_zero" };
  if (value === Infinity) return { ...none, reason: "reference_zero" };
  const factor = variance === null ? null : Math.exp(z * Math.sqrt(variance));
  if (factor === null || !Number.isFinite(factor)) return { value, lower: null, upper: null, method: null, reason: null };
  return { value, lower: value / factor, upper: value * factor, method, reason: null };
}
