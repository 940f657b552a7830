import { totalOfPoints } from "../../cube/points.js";
import { binOf } from "../../cube/value-bins.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { studentQuantile } from "../../stats/student.js";
import type { Amounts, SampledAmounts, Values } from "./amounts.js";
import type { Estimate, Metric, NoEstimate, Sample } from "./metric.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs">;

/** The mean of a function of each row's amount, and what becomes of it. */
export interface AmountMean {
  readonly of: keyof Amounts;
  /** Falls up to 0 and rises from there, or rises throughout. */
  each(amount: number): number;
  /** The metric's value from the mean, with which it rises. */
  value(mean: number): number;
  /** "log" for means that cannot be below 0: limits are taken of the logarithm. */
  readonly scale: "plain" | "log";
}

const needs = { predictions: ["prediction"], labels: ["label"], errors: ["label", "prediction"] } as const;

/**
 * A metric that is a function of the mean of something of each row's amount, with Student's limits.
 *
 * Weighted rows use the linearised variance Σw²(x − mean)² / (Σw)² at Kish's number of rows, clustered rows a
 * delete-a-group jackknife. No limits when all amounts are equal: they say nothing about how much others differ.
 *
 * @source Deville (1999), Survey Methodology 25:193–203; clusters: Wolter (2007), Introduction to Variance Estimation, §4.2
 */
export function amountMean<const Id extends string>(of: AmountMean, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } {
  return { ...facts, tasks: ["regression"], needs: needs[of.of], estimate: (sample) => estimateMean(of, sample) };
}

/** The mean of a function of amounts, with limits of what becomes of it. */
export function estimateMean(of: AmountMean, { amounts }: Sample): Estimate | NoEstimate {
  const none = (reason: NoEstimate["reason"]): NoEstimate => ({ value: null, reason, numerator: null, denominator: null, n: 0 });
  if (!amounts) return none("no_amounts");
  const found = momentsOf(amounts.all[of.of], of.each);
  if (found === null) return none("zero_denominator");
  const value = of.value(found.mean);
  const leftOut = leftOutMeans(of, amounts, found.mean);
  const reach = leftOut === null ? independent(found, of.scale) : clustered(leftOut.means, leftOut.own, of.scale);
  const certified = certifiedOf(of, amounts.all[of.of]);
  return {
    value,
    numerator: found.mean * found.w,
    denominator: found.w,
    n: found.n,
    nEff: found.size,
    method: leftOut === null ? "student_linearised" : "jackknife",
    leftOut: leftOut?.means.map((mean) => of.value(mean)) ?? null,
    limits: (alpha) => widened(limitsAround(found.mean, reach(alpha), of), value, certified),
    ...(certified && { certified }),
  };
}

interface Moments {
  readonly mean: number;
  readonly n: number;
  readonly w: number;
  /** Kish's number of rows. */
  readonly size: number;
  readonly se: number;
}

function momentsOf({ points }: Values, each: (amount: number) => number): Moments | null {
  const { n, w, w2 } = totalOfPoints(points);
  if (!(w > 0)) return null;
  const mean = points.values.reduce((sum, x, i) => sum + points.w[i]! * each(x), 0) / w;
  const size = (w * w) / w2;
  const squares = points.values.reduce((sum, x, i) => sum + points.w2[i]! * (each(x) - mean) ** 2, 0);
  return { mean, n, w, size, se: size > 1 ? Math.sqrt(((squares / w / w) * size) / (size - 1)) : 0 };
}

/** How far limits reach on the scale; null = nowhere known. */
type Reach = (alpha: number) => number | null;

const independent =
  ({ mean, size, se }: Moments, scale: AmountMean["scale"]): Reach =>
  (alpha) =>
    se > 0 ? (studentQuantile(1 - alpha, Math.max(0.5, size - 1)) * se) / (scale === "log" ? mean : 1) : null;

interface LeftOut {
  readonly means: Float64Array;
  /** Buckets that hold rows of these. */
  readonly own: number;
}

function leftOutMeans({ of, each }: AmountMean, { all, leftOut }: SampledAmounts, mean: number): LeftOut | null {
  if (leftOut === null) return null;
  const rows = totalOfPoints(all[of].points).n;
  let own = 0;
  const means = Float64Array.from({ length: leftOut.buckets }, (_, bucket) => {
    const left = momentsOf(leftOut.without(bucket)[of], each);
    if ((left?.n ?? 0) < rows) own++;
    return left?.mean ?? mean;
  });
  return { means, own };
}

function clustered(means: Float64Array, own: number, scale: AmountMean["scale"]): Reach {
  const se = Math.sqrt(jackknifeVariance(scale === "log" ? means.map(Math.log) : means));
  return (alpha) => (own > 1 && se > 0 && Number.isFinite(se) ? studentQuantile(1 - alpha, own - 1) * se : null);
}

function limitsAround(mean: number, reach: number | null, { scale, value }: AmountMean): Limits | null {
  if (reach === null) return null;
  return scale === "log"
    ? { lower: value(mean * Math.exp(-reach)), upper: value(mean * Math.exp(reach)) }
    : { lower: value(mean - reach), upper: value(mean + reach) };
}

/** From the ends of the bins: none of them has 0 inside. */
function certifiedOf({ each, value }: AmountMean, { points, binned }: Values): Limits | null {
  if (binned === null) return null;
  const { w } = totalOfPoints(points);
  const [low, high] = points.values.reduce(
    ([least, most], x, i) => {
      const { lower, upper } = binOf(x, binned);
      const ends = [each(lower), each(upper)];
      return [least! + points.w[i]! * Math.min(...ends), most! + points.w[i]! * Math.max(...ends)];
    },
    [0, 0],
  );
  return { lower: value(low! / w), upper: value(high! / w) };
}

function widened(limits: Limits | null, value: number, certified: Limits | null): Limits | null {
  if (limits === null || certified === null) return limits;
  return { lower: limits.lower - (value - certified.lower), upper: limits.upper + (certified.upper - value) };
}
