import type { Ensemble } from "../../models/trees/ensemble.js";
import { interventionalShap, type Rows } from "../tree-shap.js";
import { crossedContributions } from "./crossed-contributions.js";
import type { GapPart, GapSum } from "./part.js";

/** Rows of a group, of which those with the same cluster belong together. */
export interface ClusteredRows extends Rows {
  readonly clusters?: Int32Array | undefined;
}

export interface GapAttribution {
  /** Mean raw score of the first group less that of the second. */
  readonly gap: number;
  /** One a feature, in the order of the model; they add up to the gap. */
  readonly parts: readonly GapPart[];
  /** |Σ parts − gap|: rounding alone. */
  readonly residual: number;
  /** What the named features add together. */
  together(features: readonly string[]): GapSum;
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
 * @source Shapley (1953); Štrumbelj & Kononenko (2014), KAIS 41:647–665
 */
export function gapAttribution(
  ensemble: Ensemble,
  first: ClusteredRows,
  second: ClusteredRows,
  { confidence = 0.95, output = 0 } = {},
): GapAttribution {
  const ofFirst = interventionalShap(ensemble, first, second, output);
  const ofSecond = interventionalShap(ensemble, second, first, output);
  const crossed = crossedContributions(
    ensemble.features.map(({ name }) => name),
    [
      { of: ofFirst.contributions, rows: first.rows, weights: first.weights, clusters: first.clusters },
      // Shapley values are their own mirror: what r adds against x is what x adds against r, with the other sign.
      { of: ofSecond.contributions, rows: second.rows, weights: second.weights, clusters: second.clusters },
    ],
    confidence,
  );
  // Each background's mean is the base: the second group's for the first's rows, and the other way round.
  return closed(ofSecond.base - ofFirst.base, crossed);
}

/** The parts beside the gap that they add up to. */
export function closed(gap: number, { parts, together }: Pick<GapAttribution, "parts" | "together">): GapAttribution {
  return { gap, parts, together, residual: Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - gap) };
}
