import { difference } from "../../contrasts/difference.js";
import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { rowMean } from "../../stats/row-mean.js";
import { weightedMedian } from "../../stats/weighted-median.js";
import { wilson } from "../../stats/wilson.js";
import { type RateGap, rateGap, rateGrouping } from "../rows/rate-gap.js";
import type { FlipDistance } from "./adversarial-row.js";

const nobody: NoEstimate = { value: null, reason: "zero_denominator", numerator: null, denominator: null, n: 0 };
const facts = { needs: [], aliases: [], sentence: null, estimate: (): NoEstimate => nobody } as const;

const flippedWithin = {
  ...facts,
  id: "flipped_within",
  title: "Other decision within a distance",
  formula: "rows with another decision within the distance / rows",
  unit: "proportion",
  range: [0, 1],
  better: "lower",
  source: "Chen, Jordan & Wainwright (2020), IEEE S&P, §2; limits: Wilson (1927), JASA 22:209–212",
} as const satisfies Metric;

const medianFlip = {
  ...facts,
  id: "median_flip_distance",
  title: "Median distance to another decision",
  formula: "median(distance to the nearest other decision that was found)",
  unit: "score",
  range: [0, null],
  better: "higher",
  source: "Conover (1999), Practical Nonparametric Statistics, 3rd ed., §3.2; weighted: Woodruff (1952), JASA 47:635–646",
} as const satisfies Metric;

export const withinDifference = worstPair([flippedWithin], difference, {
  id: "flipped_within_difference",
  title: "Gap in other decisions within a distance",
  formula: "largest share − smallest",
  aliases: [],
  source: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10",
});

export const medianFlipDifference = worstPair([medianFlip], difference, {
  id: "median_flip_distance_difference",
  title: "Gap in distances to another decision",
  formula: "largest median − smallest",
  aliases: [],
  source: "Zou & Donner (2008), Statistics in Medicine 27:1693–1702, of medians whose limits are order statistics",
});

/**
 * Of a group's rows by their weights, the share for which another decision was found within a distance.
 *
 * What is found is the nearest that a search came upon, so that the true share may be larger and is never smaller.
 * Example: distances 0.05 and 0.3 of 4 rows, within 0.1 → 0.25.
 */
export function withinEstimate({ rows, distances, weights }: FlipDistance, distance: number): Estimate | NoEstimate {
  const held = Float64Array.from({ length: rows }, (_, i) => ((distances[i] ?? Number.POSITIVE_INFINITY) <= distance + 1e-12 ? 1 : 0));
  const mean = rowMean(held, Int32Array.from(held.keys()), { weights, clusters: null });
  if (mean === null) return nobody;
  const { value, nEff } = mean;
  return {
    ...{ value, numerator: value * rows, denominator: rows, n: rows, nEff, method: "wilson", leftOut: null },
    limits: (alpha) => wilson(value, nEff, normalQuantile(1 - alpha)),
  };
}

/** The median distance of a group's rows by their weights; rows without another decision count as the furthest there can be. */
export function medianEstimate({ rows, distances, weights }: FlipDistance, furthest: number): Estimate | NoEstimate {
  const all = Float64Array.from({ length: rows }, (_, i) => distances[i] ?? furthest);
  const at = (alpha: number) => weightedMedian(all, weights, 1 - 2 * alpha);
  const median = at(0.025);
  if (median === null) return nobody;
  return {
    ...{ value: median.value, numerator: null, denominator: null, n: rows, nEff: null, method: "order_statistics", leftOut: null },
    limits(alpha) {
      const { lower, upper } = at(alpha)!;
      return { lower: Math.max(0, lower), upper: Math.min(furthest, upper) };
    },
  };
}

/** Groups of one attribute as disparities see them, with an estimate each. */
export const nearGrouping = (rows: readonly FlipDistance[], minN: number, of: (row: FlipDistance) => Estimate | NoEstimate): Grouping =>
  rateGrouping(
    rows.map((row) => ({ group: row.group, rows: row.rows, estimate: of(row) })),
    minN,
  );

interface Judged {
  readonly minN: number;
  readonly level: Level;
}

export const withinGap = (
  by: readonly string[],
  rows: readonly FlipDistance[],
  { distance, ...judged }: Judged & { readonly distance: number },
): RateGap =>
  rateGap(
    by,
    rows.map((row) => ({ group: row.group, rows: row.rows, estimate: withinEstimate(row, distance) })),
    { of: withinDifference, ...judged },
  );

export const medianFlipGap = (
  by: readonly string[],
  rows: readonly FlipDistance[],
  { furthest, ...judged }: Judged & { readonly furthest: number },
): RateGap =>
  rateGap(
    by,
    rows.map((row) => ({ group: row.group, rows: row.rows, estimate: medianEstimate(row, furthest) })),
    { of: medianFlipDifference, ...judged },
  );
