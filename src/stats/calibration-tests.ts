import { brownianRange, brownianWithin } from "./brownian.js";
import type { Limits } from "./limits.js";
import { normalQuantile, normalSf } from "./normal.js";

/** Tests of whether scores are the chances that they say, without bins. */
export interface CalibrationTests {
  readonly n: number;
  /** Mean outcome less mean score: above 0 when scores are too low. */
  readonly meanError: number;
  /** Largest distance of the cumulative difference from 0, over the rows: 0 to 1. */
  readonly distance: number;
  /** Root of the mean squared distance of outcomes and scores, or of what scores promise where that is more, over the root of the rows: no cumulative difference errs by more. */
  readonly spread: number;
  /** Largest distance of the cumulative difference from 0, in its standard deviations, and its p. */
  readonly ks: { readonly statistic: number; readonly p: number };
  /** Range of the cumulative difference, which starts at 0. */
  readonly kuiper: { readonly statistic: number; readonly p: number };
  readonly spiegelhalter: { readonly z: number; readonly p: number } | null;
}

/**
 * Whether outcomes are as frequent as their scores say.
 *
 * Outcomes are 0 or 1, scores chances. Outcomes less scores are added up from the lowest score to the highest; of tied scores all
 * at once, so that the order of rows does not matter. null where every score is 0 or 1, or there is none: nothing is left to chance.
 *
 * Rows may weigh differently; each then adds its weight times its difference, and its weight squared to the variance.
 *
 * @source Tygert (2023), arXiv:2205.09680 (cumulative differences, weighted in §2.2); Spiegelhalter (1986), Statistics in Medicine 5:421–433
 */
export function calibrationTests(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  weights: ArrayLike<number> | null = null,
): CalibrationTests | null {
  const n = labels.length;
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]! || labels[a]! - labels[b]! || weightOf(a) - weightOf(b),
  );
  let whole = 0;
  let variance = 0;
  let [sum, least, most] = [0, 0, 0];
  let [above, below, square] = [0, 0, 0];
  order.forEach((row, i) => {
    const p = scores[row]!;
    const weight = weightOf(row);
    whole += weight;
    variance += weight ** 2 * p * (1 - p);
    sum += weight * (labels[row]! - p);
    square += (weight * (labels[row]! - p)) ** 2;
    above += weight * (labels[row]! - p) * (1 - 2 * p);
    below += (weight * (1 - 2 * p)) ** 2 * p * (1 - p);
    if (i + 1 < n && scores[order[i + 1]!] === p) return;
    least = Math.min(least, sum);
    most = Math.max(most, sum);
  });
  if (!(variance > 0)) return null;
  const sd = Math.sqrt(variance);
  const ks = Math.max(most, -least) / sd;
  const range = (most - least) / sd;
  const z = below > 0 ? above / Math.sqrt(below) : null;
  return {
    n,
    meanError: sum / whole,
    distance: Math.max(most, -least) / whole,
    // Few outcomes that happen to be alike seem to vary little: the scores say by how much they would.
    spread: Math.sqrt(Math.max(square, variance)) / whole,
    ks: { statistic: ks, p: 1 - brownianWithin(ks) },
    kuiper: { statistic: range, p: 1 - brownianRange(range) },
    spiegelhalter: z === null ? null : { z, p: Math.min(1, 2 * normalSf(Math.abs(z))) },
  };
}

/**
 * One-sided limits of the largest cumulative difference of outcomes and scores among the people that rows are drawn from, each missed
 * with probability alpha at most.
 *
 * Above: where the true difference is largest the sampled one errs as a sum of outcomes of at most the spread. Below: nowhere does it err by
 * more than a Brownian motion of that spread, which is the error itself and an independent one on top (Anderson's inequality).
 *
 * @source Tygert (2023), arXiv:2205.09680; Anderson (1955), Proc. AMS 6:170–176
 */
export function calibrationDistanceLimits(
  { distance, spread, n }: Pick<CalibrationTests, "distance" | "spread" | "n">,
  alpha: number,
): Limits {
  let [low, high] = [0, 10];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (brownianWithin(middle) < 1 - alpha) low = middle;
    else high = middle;
  }
  return { lower: Math.max(0, distance - high * spread), upper: Math.min(1, distance + calibrationReach({ spread, n }, alpha)) };
}

/** One-sided limits of the mean outcome less the mean score among the people that rows are drawn from, each missed with probability alpha at most. */
export function meanErrorLimits(tests: Pick<CalibrationTests, "meanError" | "spread" | "n">, alpha: number): Limits {
  const reach = calibrationReach(tests, alpha);
  return { lower: tests.meanError - reach, upper: tests.meanError + reach };
}

/**
 * How far a sum of outcomes less scores errs: Wilson's score limit, for the share at which it reaches furthest. A normal reach of the
 * spread alone is too short for few rows, whose outcomes happen to be alike.
 *
 * @source Wilson (1927), JASA 22:209–212
 */
function calibrationReach({ spread, n }: Pick<CalibrationTests, "spread" | "n">, alpha: number): number {
  const z = normalQuantile(1 - alpha);
  const shift = (z * z) / (2 * n);
  return (shift + Math.sqrt((z * spread) ** 2 + shift ** 2)) / (1 + 2 * shift);
}
