import type { Ensemble } from "../models/trees/ensemble.js";
import { meanError } from "../stats/mean-error.js";
import { normalQuantile } from "../stats/normal.js";
import { interventionalShap, type Rows } from "./tree-shap.js";

/** What one feature adds to the gap between two groups' mean scores. */
export interface GapPart {
  readonly feature: string;
  /** Positive: it raises the first group's mean over the second's. */
  readonly value: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

export interface GapAttribution {
  /** Mean raw score of the first group less that of the second. */
  readonly gap: number;
  /** One a feature, in the order of the ensemble; they add up to the gap. */
  readonly parts: readonly GapPart[];
  /** |Σ parts − gap|: rounding alone. */
  readonly residual: number;
}

/**
 * The gap between the mean scores of two groups, split exactly among the features of a tree ensemble.
 *
 * For every pair of a row x of the first and a row r of the second group, f(x) − f(r) is split by Shapley values; the
 * parts are averaged over all pairs. No background is chosen: each group is the other's. A part's standard error is that
 * of a two-sample statistic: the variance of x's mean over all r, and of r's mean over all x.
 *
 * Unit: raw score. Each group needs a row with weight; limits at `confidence`, two-sided.
 * Example: f = 3x₁ − x₂ with means (2, 1) and (1, 3) → parts 3 and 2, gap 5.
 *
 * @source Shapley (1953); Štrumbelj & Kononenko (2014), KAIS 41:647–665; Hoeffding (1948), Ann. Math. Statist. 19:293–325 (two-sample variance)
 */
export function gapAttribution(ensemble: Ensemble, first: Rows, second: Rows, { confidence = 0.95, output = 0 } = {}): GapAttribution {
  const ofFirst = interventionalShap(ensemble, first, second, output);
  const ofSecond = interventionalShap(ensemble, second, first, output);
  const z = normalQuantile((1 + confidence) / 2);
  const parts = ensemble.features.map(({ name }, j): GapPart => {
    const a = meanError(ofFirst.contributions[j]!, first.weights ?? null)!;
    const b = meanError(ofSecond.contributions[j]!, second.weights ?? null)!;
    const se = Math.hypot(a.se, b.se);
    return { feature: name, value: a.mean, se, lower: a.mean - z * se, upper: a.mean + z * se };
  });
  // Each background's mean is the base: the second group's for the first's rows, and the other way round.
  const gap = ofSecond.base - ofFirst.base;
  return { gap, parts, residual: Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - gap) };
}
