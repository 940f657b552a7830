import type { Limits } from "../limits.js";
import { noncentralityLimits } from "../noncentral-chi-squared.js";

/** What the limits of a divergence of two samples over the same cells need. */
export interface SampledDivergence {
  readonly value: number;
  /** Cells that both samples were counted over. */
  readonly cells: number;
  /** Its value over Σ (p − q)² / p where both are nearly alike: 1 of the stability index, 1/8 of Jensen–Shannon's in nats. */
  readonly curvature: number;
  /** Linearised, of the value as it is. */
  readonly variance: number;
  /** Rows of equal weight that would be as informative. */
  readonly rows: { readonly past: number; readonly now: number };
}

/**
 * One-sided limits of a divergence, each missed with probability alpha: of that between the people that both samples are drawn from.
 *
 * Where both are nearly alike the value is a noncentral χ² of cells − 1 degrees, and where they are far apart it is normal with the
 * linearised variance. Here it is a scaled noncentral χ² that has the mean and the variance of either. null with a single cell.
 *
 * @source Kallenberg, Oosterhoff & Schriever (1985), JASA 80:959–968 (local alternatives); Read & Cressie (1988), Goodness-of-fit Statistics, §4
 */
export function divergenceLimits({ value, cells, curvature, variance, rows }: SampledDivergence, alpha: number): Limits | null {
  if (cells < 2) return null;
  const unit = curvature * (1 / rows.past + 1 / rows.now);
  const wider = value > 0 ? Math.max(1, variance / (4 * unit * value)) : 1;
  const [at, df] = [value / (unit * wider), (cells - 1) / wider];
  const { lower } = noncentralityLimits(at, df, alpha);
  // Samples more alike than chance makes them on average do not show that nothing at all differs.
  const { upper } = noncentralityLimits(Math.max(at, df), df, alpha);
  return { lower: unit * wider * lower, upper: unit * wider * upper };
}

type Slope = (own: number, other: number) => number;

/** Linearised variance of a divergence of shares p of n rows and q of m; `slopes` by p and by q. */
function varianceBy(p: readonly number[], q: readonly number[], rows: SampledDivergence["rows"], slopes: { byP: Slope; byQ: Slope }) {
  const spread = (shares: readonly number[], of: (i: number) => number): number => {
    const mean = shares.reduce((sum, share, i) => sum + share * of(i), 0);
    return shares.reduce((sum, share, i) => sum + share * (of(i) - mean) ** 2, 0);
  };
  return spread(p, (i) => slopes.byP(p[i]!, q[i]!)) / rows.past + spread(q, (i) => slopes.byQ(q[i]!, p[i]!)) / rows.now;
}

/** Of the population stability index; shares without zeros. */
export const stabilityVariance = (p: readonly number[], q: readonly number[], rows: SampledDivergence["rows"]): number => {
  const slope: Slope = (own, other) => Math.log(own / other) + 1 - other / own;
  return varianceBy(p, q, rows, { byP: slope, byQ: slope });
};

/** Of the Jensen–Shannon divergence in nats; shares without zeros. */
export const jensenShannonVariance = (p: readonly number[], q: readonly number[], rows: SampledDivergence["rows"]): number => {
  const slope: Slope = (own, other) => Math.log((2 * own) / (own + other)) / 2;
  return varianceBy(p, q, rows, { byP: slope, byQ: slope });
};

/** Of the squared Hellinger distance; shares without zeros. */
export const hellingerVariance = (p: readonly number[], q: readonly number[], rows: SampledDivergence["rows"]): number => {
  const slope: Slope = (own, other) => (1 - Math.sqrt(other / own)) / 2;
  return varianceBy(p, q, rows, { byP: slope, byQ: slope });
};

/** Of χ² / rows of the table of both samples. */
export const meanSquareVariance = (p: readonly number[], q: readonly number[], rows: SampledDivergence["rows"]): number => {
  const past = rows.past / (rows.past + rows.now);
  const slope =
    (share: number): Slope =>
    (own, other) => {
      const middle = share * own + (1 - share) * other;
      const apart = (own - other) / middle;
      return past * (1 - past) * (2 * apart - share * apart ** 2);
    };
  return varianceBy(p, q, rows, { byP: slope(past), byQ: slope(1 - past) });
};
