import { meanError } from "../../stats/mean-error.js";
import { crossedContributions, type GroupContributions } from "./crossed-contributions.js";
import { closed, type GapAttribution } from "./gap-attribution.js";

/** A group's rows as the terms of a score that is their sum: of a linear model, weight × value. */
export interface TermRows {
  /** One array a feature, one number a row, in units of the score. */
  readonly terms: readonly Float64Array[];
  readonly rows: number;
  readonly weights?: Float64Array | undefined;
  /** Which cluster each row belongs to. */
  readonly clusters?: Int32Array | undefined;
}

/**
 * The gap between the mean scores of two groups of a model that adds up one term a feature, such as a linear one.
 *
 * Without interactions the Shapley value of a feature for a pair of rows is the difference of its terms, so the part of a feature is
 * the difference of its mean terms: of a linear model β(x̄₁ − x̄₂), which is the explained part of Oaxaca and Blinder with one set of
 * weights. Exact; the intercept falls out.
 *
 * Unit: raw score, before any link. Each group needs a row with weight; terms are finite.
 * Example: weights (3, −1), means (2, 1) and (1, 3) → parts 3 and 2, gap 5.
 *
 * @source Oaxaca (1973), Int. Econ. Rev. 14:693–709; Štrumbelj & Kononenko (2014), KAIS 41:647–665, §3
 */
export function additiveGap(names: readonly string[], first: TermRows, second: TermRows, { confidence = 0.95 } = {}): GapAttribution {
  const crossed = crossedContributions(names, [against(first, second), against(second, first)], confidence);
  return closed(meanScore(first) - meanScore(second), crossed);
}

/** The terms of every row less their mean over the other group. */
function against({ terms, rows, weights, clusters }: TermRows, other: TermRows): GroupContributions {
  const of = terms.map((values, j) => {
    const { mean } = meanError(other.terms[j]!, other.weights ?? null)!;
    return values.map((value) => value - mean);
  });
  return { of, rows, weights, clusters };
}

function meanScore({ terms, rows, weights }: TermRows): number {
  const scores = new Float64Array(rows);
  for (const term of terms) for (let i = 0; i < rows; i++) scores[i]! += term[i]!;
  return meanError(scores, weights ?? null)!.mean;
}
