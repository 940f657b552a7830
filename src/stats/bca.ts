import type { Limits } from "./limits.js";
import { normalCdf, normalQuantile } from "./normal.js";

/** The value without one row of a kind, and how many rows there are of that kind. */
export interface LeftOut {
  readonly value: number;
  readonly weight: number;
}

/** A quantile further out than this many draws is noise. */
const DRAWS_IN_TAIL = 100;

/**
 * Bias-corrected and accelerated bootstrap limits, each missed with probability alpha.
 *
 * `draws` are the bootstrap values in any order; draws equal to the value count half below it. null when a tail that the
 * corrected quantiles cut off holds fewer than 100 draws, or the correction has no finite value.
 *
 * @source Efron (1987), JASA 82:171–185, (2.3) and (6.6)
 */
export function bca(value: number, draws: Float64Array, jackknife: readonly LeftOut[], alpha: number): Limits | null {
  const below = draws.reduce((count, draw) => count + (draw < value ? 1 : draw === value ? 0.5 : 0), 0);
  const bias = normalQuantile(below / draws.length);
  const acceleration = accelerationOf(jackknife);
  const corrected = (z: number): number => {
    const shifted = bias + z;
    const shrink = 1 - acceleration * shifted;
    return shrink > 0 ? normalCdf(bias + shifted / shrink) : Number.NaN;
  };
  const z = normalQuantile(alpha);
  const [low, high] = [corrected(z), corrected(-z)];
  const enough = low * draws.length >= DRAWS_IN_TAIL && (1 - high) * draws.length >= DRAWS_IN_TAIL;
  if (!enough) return null;
  const sorted = draws.toSorted();
  return { lower: quantile(sorted, low), upper: quantile(sorted, high) };
}

/** Σ d³ / (6 (Σ d²)^1.5) over rows, where d is how far leaving the row out lowers the value below the mean; 0 when it never moves. */
function accelerationOf(jackknife: readonly LeftOut[]): number {
  const rows = jackknife.reduce((sum, { weight }) => sum + weight, 0);
  const mean = jackknife.reduce((sum, { value, weight }) => sum + value * weight, 0) / rows;
  const moment = (power: number): number => jackknife.reduce((sum, { value, weight }) => sum + weight * (mean - value) ** power, 0);
  const squares = moment(2);
  return squares > 0 ? moment(3) / (6 * squares ** 1.5) : 0;
}

/** Linear between the order statistics at p(B + 1). */
function quantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length + 1) - 1;
  const i = Math.min(sorted.length - 2, Math.max(0, Math.floor(position)));
  return sorted[i]! + (sorted[i + 1]! - sorted[i]!) * Math.min(1, position - i);
}
