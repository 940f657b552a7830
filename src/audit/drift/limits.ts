import type { DriftMeasure } from "../../policy/drift-settings.js";
import { areaLimits, curveGapLimits, largestShareLimits } from "../../stats/drift/curve-limits.js";
import { divergenceLimits } from "../../stats/drift/divergence-limits.js";
import type { Limits } from "../../stats/limits.js";
import type { DriftErrors, DriftRow, Then } from "./row.js";

type Sampled = Pick<DriftRow, "cells" | "effective" | "errors"> & Readonly<Partial<Record<keyof DriftRow, unknown>>>;

/** Where the number of each measure is in a row. */
export const placeOf = {
  psi: "psi",
  jensen_shannon: "jensenShannon",
  hellinger: "hellinger",
  largest_share: "largestShare",
  cramers_v: "cramersV",
  ks: "ks",
  wasserstein: "wasserstein",
  wasserstein_sd: "wassersteinSd",
} as const satisfies Readonly<Record<DriftMeasure, keyof DriftRow>>;

/**
 * One-sided limits of how far a column moved among the people that both samples are drawn from, each missed with probability alpha
 * at most; null where rows are too few for the cells, or the measure is none of the column's.
 */
export function driftLimits(measure: DriftMeasure, row: Sampled, alpha: number): Limits | null {
  const { cells, effective: rows, errors } = row;
  const value = row[placeOf[measure]];
  if (typeof value !== "number") return null;
  const { area, sd } = errors;
  switch (measure) {
    case "psi":
      return limitsOfDivergence({ value, curvature: 1, variance: errors.psi }, row, alpha);
    case "jensen_shannon": {
      const bits = limitsOfDivergence({ value: value ** 2 * Math.LN2, curvature: 1 / 8, variance: errors.jensenShannon }, row, alpha);
      return bits && rooted({ lower: bits.lower / Math.LN2, upper: bits.upper / Math.LN2 });
    }
    case "hellinger": {
      const squared = limitsOfDivergence({ value: value ** 2, curvature: 1 / 8, variance: errors.hellinger }, row, alpha);
      return squared && rooted(squared);
    }
    case "cramers_v": {
      const curvature = (rows.past * rows.now) / (rows.past + rows.now) ** 2;
      const squared = limitsOfDivergence({ value: errors.meanSquare, curvature, variance: errors.ofMeanSquare }, row, alpha);
      return squared && rooted(squared);
    }
    case "largest_share":
      return largestShareLimits(value, cells, rows, alpha);
    case "ks":
      return curveGapLimits(value, rows, alpha);
    case "wasserstein":
      return area && areaLimits(value, area, alpha);
    case "wasserstein_sd": {
      if (area === null || sd === null) return null;
      return areaLimits(value, { ofMeans: area.ofMeans / sd, byChance: area.byChance / sd, spread: area.spread / sd }, alpha);
    }
  }
}

interface Divergence {
  readonly value: number;
  readonly curvature: number;
  readonly variance: number;
}

const limitsOfDivergence = (
  divergence: Divergence,
  { cells, effective, errors }: { readonly cells: number; readonly effective: Then; readonly errors: Pick<DriftErrors, "sparse"> },
  alpha: number,
): Limits | null => (errors.sparse ? null : divergenceLimits({ ...divergence, cells, rows: effective }, alpha));

/** Both are distances between 0 and 1. */
const rooted = ({ lower, upper }: Limits): Limits => ({ lower: Math.sqrt(lower), upper: Math.min(1, Math.sqrt(upper)) });
