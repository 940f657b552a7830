import type { Limits } from "../limits.js";
import { normalQuantile } from "../normal.js";
import { smirnovTail } from "../smirnov.js";

export interface SampleSizes {
  readonly past: number;
  readonly now: number;
}

const noise = ({ past, now }: SampleSizes): number => Math.sqrt(1 / past + 1 / now);

/**
 * One-sided limits of the largest difference of two distribution functions, each missed with probability alpha at most.
 *
 * Above: where the true curves are furthest apart, the sampled ones are short of that by a normal error of at most ½√(1/n + 1/m).
 * Below: what the sampled curves err by is, anywhere, not more than a Brownian bridge would, as that is the error itself and an
 * independent one on top (Anderson's inequality), so that Smirnov's quantile holds whatever the true curves are.
 *
 * @source Smirnov (1948), Ann. Math. Statistics 19:279–281; Anderson (1955), Proc. AMS 6:170–176
 */
export function curveGapLimits(ks: number, rows: SampleSizes, alpha: number): Limits {
  return {
    lower: Math.max(0, ks - smirnovQuantile(alpha) * noise(rows)),
    upper: Math.min(1, ks + (normalQuantile(1 - alpha) * noise(rows)) / 2),
  };
}

/** One-sided limits of the largest difference of the share of a cell, one of so many: normal errors of at most ½√(1/n + 1/m), below shared by the cells. */
export function largestShareLimits(difference: number, cells: number, rows: SampleSizes, alpha: number): Limits {
  const half = noise(rows) / 2;
  return {
    lower: Math.max(0, difference - normalQuantile(1 - alpha / (2 * cells)) * half),
    upper: Math.min(1, difference + normalQuantile(1 - alpha) * half),
  };
}

/** What the limits of a Wasserstein distance need, in the unit of the values. */
export interface AreaErrors {
  /** Standard error of the difference of means of both samples. */
  readonly ofMeans: number;
  /** Mean of the area between sampled curves where the true ones are the same, and the largest standard deviation of such an area. */
  readonly byChance: number;
  readonly spread: number;
}

/**
 * One-sided limits of the area between two distribution functions (Wasserstein-1), each missed with probability alpha at most.
 *
 * Above: the distance is the difference of means of a function that nowhere changes faster than its argument, so that its error is at
 * most that of the means. Below: the sampled curves err by no more than a Brownian bridge (see curveGapLimits), whose area is above
 * its mean by t with probability exp(−t²/2σ²) at most.
 *
 * @source Kantorovich & Rubinstein (1958), Vestnik LGU 13:52–59; Borell (1975), Invent. Math. 30:207–216
 */
export function areaLimits(area: number, { ofMeans, byChance, spread }: AreaErrors, alpha: number): Limits {
  return {
    lower: Math.max(0, area - byChance - spread * Math.sqrt(2 * Math.log(1 / alpha))),
    upper: area + normalQuantile(1 - alpha) * ofMeans,
  };
}

/** z above which √(nm/(n + m)) times the statistic lies with probability alpha when nothing differs. */
function smirnovQuantile(alpha: number): number {
  let [low, high] = [0.2, 10];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (smirnovTail(middle) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
