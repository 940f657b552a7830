/** A group's share within a stratum, the weight of its rows there, and the variance of the share. */
export interface WeightedShare {
  readonly p: number;
  readonly w: number;
  readonly variance: number;
}

/** What is pooled over strata: two groups' shares in each. */
export type StratumPair = readonly [a: WeightedShare, b: WeightedShare];

/** The three Mantel–Haenszel estimators of weighted rows; a ratio is null for 0 / 0 and Infinity for x / 0. */
export interface PooledValues {
  readonly difference: number;
  readonly oddsRatio: number | null;
  readonly riskRatio: number | null;
}

/**
 * Mantel–Haenszel difference, odds ratio and risk ratio of weighted shares, with the strata's weights w₁w₂/(w₁+w₂).
 *
 * null when no stratum has both groups. With rows of weight 1 these are the estimators of `mantel-haenszel`.
 *
 * @source Mantel & Haenszel (1959), J. Natl. Cancer Inst. 22:719–748; Greenland & Robins (1985), Biometrics 41:55–68
 */
export function pooledValues(strata: readonly StratumPair[]): PooledValues | null {
  const sums = sumsOf(strata);
  if (!(sums.weight > 0)) return null;
  return {
    difference: (sums.first - sums.second) / sums.weight,
    oddsRatio: quotient(sums.ad, sums.bc),
    riskRatio: quotient(sums.first, sums.second),
  };
}

/** Variances of the difference and of the logarithms of the ratios; null where a ratio has none. */
export interface PooledVariances {
  readonly difference: number;
  readonly oddsRatio: number | null;
  readonly riskRatio: number | null;
}

/**
 * Variances of the three estimators by linearisation in the shares, the strata's weights held.
 *
 * @source Binder (1983), International Statistical Review 51:279–292 (linearisation)
 */
export function linearisedVariances(strata: readonly StratumPair[]): PooledVariances {
  const { weight, first, second, ad, bc } = sumsOf(strata);
  let [difference, odds, risk] = [0, 0, 0];
  for (const [a, b] of strata) {
    const w = poolingWeight(a, b);
    difference += (w / weight) ** 2 * (a.variance + b.variance);
    odds += ((w * (1 - b.p)) / ad + (w * b.p) / bc) ** 2 * a.variance + ((w * a.p) / ad + (w * (1 - a.p)) / bc) ** 2 * b.variance;
    risk += (w / first) ** 2 * a.variance + (w / second) ** 2 * b.variance;
  }
  return { difference, oddsRatio: ad > 0 && bc > 0 ? odds : null, riskRatio: first > 0 && second > 0 ? risk : null };
}

function sumsOf(strata: readonly StratumPair[]) {
  const sums = { weight: 0, first: 0, second: 0, ad: 0, bc: 0 };
  for (const [a, b] of strata) {
    const w = poolingWeight(a, b);
    sums.weight += w;
    sums.first += w * a.p;
    sums.second += w * b.p;
    sums.ad += w * a.p * (1 - b.p);
    sums.bc += w * b.p * (1 - a.p);
  }
  return sums;
}

const poolingWeight = (a: WeightedShare, b: WeightedShare): number => (a.w + b.w > 0 ? (a.w * b.w) / (a.w + b.w) : 0);

const quotient = (x: number, y: number): number | null => (x === 0 && y === 0 ? null : x / y);
