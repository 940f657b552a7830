import type { Metric } from "../metrics/kind/metric.js";
import { isFor } from "../metrics/kind/task.js";
import { expectedRange } from "../stats/expected-range.js";
import type { Compared } from "./grouping.js";

/**
 * The largest difference between groups to be expected by chance when there is no true one: d₂(k) · √(p(1 − p) / ñ).
 *
 * p is the pooled share and ñ the harmonic mean of the denominators, of effective ones for weighted and
 * clustered rows.
 *
 * Unit: share in [0, 1]. null for metrics that are not shares of a group's own rows, for ranked items, which compete for the same places, and for fewer than two groups.
 * Example: 2 groups of 100 with p = 0.5 → 1.128 · 0.05 = 0.0564.
 *
 * @source Tippett (1925), Biometrika 17:364–387
 */
export function expectedUnderNone(metric: Metric, compared: readonly Compared[]): number | null {
  const k = compared.length;
  if (metric.unit !== "proportion" || metric.sharedDenominator || isFor("ranking", metric) || k < 2) return null;
  const sum = (of: (one: Compared) => number): number => compared.reduce((total, one) => total + of(one), 0);
  const p = sum(({ estimate }) => estimate.numerator ?? 0) / sum(({ estimate }) => estimate.denominator ?? 0);
  const perRow = sum(({ estimate }) => 1 / (estimate.nEff ?? estimate.n)) / k;
  return expectedRange(k) * Math.sqrt(Math.max(0, p * (1 - p) * perRow));
}
