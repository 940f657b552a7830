import { totalOfPoints } from "../../cube/points.js";
import { noPoints, type Points } from "../../cube/series.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { normalQuantile } from "../../stats/normal.js";
import { studentQuantile } from "../../stats/student.js";
import { wilson } from "../../stats/wilson.js";
import type { Amounts, SampledAmounts } from "./amounts.js";
import type { Estimate, Metric, NoEstimate, Sample } from "./metric.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs" | "unit">;

interface Of {
  readonly share: number;
  /** Of the errors as they are, or of their sizes. */
  readonly errors: "signed" | "absolute";
}

/**
 * A quantile of the errors: the smallest one with at least this share of the weight at or below it.
 *
 * Limits are the quantiles at Wilson's limits of the share, at Kish's number of rows; clustered rows at the number
 * that a delete-a-group jackknife of the share at or below the quantile leaves.
 *
 * @source Woodruff (1952), JASA 47:635–646; Francisco & Fuller (1991), Ann. Statist. 19:454–469
 */
export function amountQuantile<const Id extends string>(of: Of, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } {
  return {
    ...facts,
    unit: "amount",
    tasks: ["regression"],
    needs: ["label", "prediction"],
    estimate: (sample) => estimateQuantile(of, sample),
  };
}

function estimateQuantile({ share, errors }: Of, { amounts }: Sample): Estimate | NoEstimate {
  const none = (reason: NoEstimate["reason"]): NoEstimate => ({ value: null, reason, numerator: null, denominator: null, n: 0 });
  if (!amounts) return none("no_amounts");
  const pointsOf = (all: Amounts): Points => (errors === "signed" ? all.errors.points : sizesOf(all.errors.points));
  const points = pointsOf(amounts.all);
  const { n, w, w2 } = totalOfPoints(points);
  if (!(w > 0)) return none("zero_denominator");
  const value = quantileOf(points, share);
  const left = leftOut(amounts, pointsOf, { value, share });
  const spread = share * (1 - share);
  const size = left === null ? (w * w) / w2 : left.variance > 0 ? Math.min(n, spread / left.variance) : left.own;
  return {
    value,
    numerator: null,
    denominator: null,
    n,
    nEff: size,
    method: left === null ? "woodruff" : "woodruff_jackknife",
    leftOut: left?.values ?? null,
    limits(alpha): Limits | null {
      if (left !== null && left.own < 2) return null;
      const z = left === null ? normalQuantile(1 - alpha) : studentQuantile(1 - alpha, left.own - 1);
      const { lower, upper } = wilson(share, size, z);
      return { lower: quantileOf(points, lower), upper: quantileOf(points, upper) };
    },
  };
}

/** The smallest value with at least this share of the weight at or below it. */
export function quantileOf({ values, w }: Points, share: number): number {
  const wanted = share * w.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += w[i]!;
    // A share such as 0.8 of 10 rows is 8 rows, whatever the rounding of the product says.
    if (below >= wanted * (1 - 1e-12)) return values[i]!;
  }
  return values.at(-1)!;
}

function sizesOf({ values, n, w, w2 }: Points): Points {
  if (values.length === 0) return noPoints;
  const order = Array.from(values.keys()).sort((a, b) => Math.abs(values[a]!) - Math.abs(values[b]!));
  const sorted = (of: Float64Array): Float64Array => Float64Array.from(order, (i) => of[i]!);
  return { values: sorted(values).map(Math.abs), n: sorted(n), w: sorted(w), w2: sorted(w2) };
}

interface LeftOut {
  readonly values: Float64Array;
  /** Of the share at or below the quantile. */
  readonly variance: number;
  /** Buckets that hold rows of these. */
  readonly own: number;
}

function leftOut(
  { all, leftOut: left }: SampledAmounts,
  pointsOf: (all: Amounts) => Points,
  { value, share }: { readonly value: number; readonly share: number },
): LeftOut | null {
  if (left === null) return null;
  const rows = totalOfPoints(pointsOf(all)).n;
  const parts = Array.from({ length: left.buckets }, (_, bucket) => pointsOf(left.without(bucket)));
  const totals = parts.map((points) => totalOfPoints(points));
  const shareAt = ({ values, w }: Points): number => values.reduce((sum, x, i) => (x <= value ? sum + w[i]! : sum), 0);
  return {
    values: Float64Array.from(parts, (points) => (points.values.length === 0 ? value : quantileOf(points, share))),
    variance: jackknifeVariance(parts.map((points, j) => (totals[j]!.w > 0 ? shareAt(points) / totals[j]!.w : share))),
    own: totals.filter(({ n }) => n < rows).length,
  };
}
