import { difference } from "../../contrasts/difference.js";
import { totalOfPoints } from "../../cube/points.js";
import type { Points } from "../../cube/series.js";
import type { Amounts, SampledAmounts } from "../../metrics/kind/amounts.js";
import type { Metric } from "../../metrics/kind/metric.js";
import { expectedRange } from "../../stats/expected-range.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { studentQuantile } from "../../stats/student.js";
import { boundsFrom } from "../bounds-of-pairs.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { comparison, type Grouping, rateOf } from "../grouping.js";
import { type Pairs, project } from "../projection.js";
import { noGap } from "./no-gap.js";

type Facts = Omit<Disparity, "measure" | "metrics" | "contrast" | "scale" | "ideal" | "range" | "better">;

/**
 * The largest difference between the means of two groups in units of their pooled standard deviation.
 *
 * Limits from the linearised variance, with the chance in both standard deviations, by Student's t with Welch's degrees of
 * freedom; of clustered rows by a delete-a-group jackknife.
 *
 * @source Cohen (1988), Statistical Power Analysis, (2.5.2); Bonett (2008), Psychological Methods 13:99–109
 */
export function standardizedDifference<const Id extends string>({
  of,
  metric,
  ...facts
}: Facts & { readonly id: Id; readonly of: keyof Amounts; readonly metric: Metric }): Disparity & { readonly id: Id } {
  return {
    ...facts,
    metrics: [metric],
    contrast: "standardized_difference",
    scale: "difference",
    ideal: 0,
    range: [0, null],
    better: "lower",
    measure: (grouping, level) => measured(grouping, { of, metric, level }),
  };
}

interface Asked {
  readonly of: keyof Amounts;
  readonly metric: Metric;
  readonly level: Level;
}

function measured(grouping: Grouping, { of, metric, level }: Asked): Gap {
  const place = { metric: metric.id, contrast: "standardized_difference" };
  const { amounts } = grouping;
  if (!amounts) return noGap({ ...place, reason: "no_amounts" });
  const { compared, excluded, complete } = comparison(grouping, metric);
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const sides = compared.map(({ group }) => sideOf(amounts[grouping.groups.indexOf(group)]!, of));
  const between = (i: number, j: number): number | null => standardized(sides[i]!.moments, sides[j]!.moments);
  const pairs: Pairs = {
    k: sides.length,
    scale: "difference",
    value: between,
    limits: (i, j, alpha) => limitsOf(sides[i]!, sides[j]!, alpha),
  };
  const [a, b] = furthestPair(pairs);
  const value = between(a, b);
  if (value === null) return noGap({ ...place, reason: "not_applicable", excluded });
  const projection = project(pairs, level);
  const perRow = sides.reduce((sum, { moments }) => sum + 1 / moments.size, 0) / sides.length;
  const rate = (i: number) => rateOf(compared[i]!.group.key, compared[i]!.estimate);
  return {
    ...place,
    value,
    reason: null,
    bounds:
      projection &&
      boundsFrom(
        projection,
        compared.map(({ group }) => ({ group: group.key })),
        { ...difference, method: sides[0]!.leftOut === null ? "student_linearised" : "jackknife" },
      ),
    pair: { a: rate(a), b: rate(b) },
    expectedUnderNone: expectedRange(sides.length) * Math.sqrt(perRow),
    excluded,
    complete,
  };
}

function furthestPair({ k, value }: Pairs): readonly [number, number] {
  let best: readonly [number, number] = [0, 1];
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) if (i !== j && (value(i, j) ?? -1) > (value(...best) ?? -1)) best = [i, j];
  return best;
}

interface Moments {
  readonly mean: number;
  /** Unbiased for independent rows. */
  readonly variance: number;
  readonly fourth: number;
  /** Kish's number of rows. */
  readonly size: number;
  readonly n: number;
}

interface SideOfPair {
  readonly moments: Moments;
  readonly leftOut: readonly Moments[] | null;
}

function sideOf({ all, leftOut }: SampledAmounts, of: keyof Amounts): SideOfPair {
  return {
    moments: momentsOf(all[of].points),
    leftOut: leftOut && Array.from({ length: leftOut.buckets }, (_, bucket) => momentsOf(leftOut.without(bucket)[of].points)),
  };
}

function momentsOf({ values, ...points }: Points): Moments {
  const { n, w, w2 } = totalOfPoints({ values, ...points });
  const size = (w * w) / w2;
  const meanOf = (of: (x: number) => number): number => values.reduce((sum, x, i) => sum + points.w[i]! * of(x), 0) / w;
  const mean = meanOf((x) => x);
  const variance = (meanOf((x) => (x - mean) ** 2) * size) / (size - 1);
  return { mean, variance, fourth: meanOf((x) => (x - mean) ** 4), size, n };
}

/** The pooled variance and how much each side has of it. */
function pooled(a: Moments, b: Moments): number {
  return ((a.size - 1) * a.variance + (b.size - 1) * b.variance) / (a.size + b.size - 2);
}

/** null when nothing varies. */
export function standardized(a: Moments, b: Moments): number | null {
  const variance = pooled(a, b);
  return variance > 0 ? (a.mean - b.mean) / Math.sqrt(variance) : null;
}

function limitsOf(a: SideOfPair, b: SideOfPair, alpha: number): Limits | null {
  const value = standardized(a.moments, b.moments);
  if (value === null) return null;
  const { se, df } = a.leftOut && b.leftOut ? clustered(a, b, value) : independent(a.moments, b.moments, value);
  if (!(se > 0 && df > 0)) return null;
  const reach = studentQuantile(1 - alpha, Math.max(0.5, df)) * se;
  return { lower: value - reach, upper: value + reach };
}

interface Spread {
  readonly se: number;
  readonly df: number;
}

function independent(a: Moments, b: Moments, value: number): Spread {
  const variance = pooled(a, b);
  const [ofA, ofB] = [a.variance / a.size, b.variance / b.size];
  const shareOf = ({ size }: Moments): number => (size - 1) / (a.size + b.size - 2);
  const ofVariance = [a, b].reduce(
    (sum, side) => sum + (shareOf(side) ** 2 * Math.max(0, side.fourth - side.variance ** 2)) / side.size,
    0,
  );
  return {
    se: Math.sqrt((ofA + ofB) / variance + (value ** 2 * ofVariance) / (4 * variance ** 2)),
    df: (ofA + ofB) ** 2 / (ofA ** 2 / (a.size - 1) + ofB ** 2 / (b.size - 1)),
  };
}

function clustered(a: SideOfPair, b: SideOfPair, value: number): Spread {
  const values = a.leftOut!.map((left, j) => standardized(left, b.leftOut![j]!) ?? value);
  const own = a.leftOut!.filter((left, j) => left.n < a.moments.n || b.leftOut![j]!.n < b.moments.n).length;
  return { se: Math.sqrt(jackknifeVariance(values)), df: own - 1 };
}
