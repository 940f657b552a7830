import type { Points } from "../../cube/series.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { studentQuantile } from "../../stats/student.js";
import { wilson } from "../../stats/wilson.js";
import type { Estimate, Metric, NoEstimate, NoValueReason, Sample, UnderNone } from "./metric.js";
import { noScores, rowsOf, type SampledScores, type Scores } from "./scores.js";

/** By how much the value moves with the weight of each row: one slope a value of the points. */
export interface Influence {
  readonly points: Points;
  readonly slopes: Float64Array;
}

/** What a metric finds in some scores. */
export interface Found {
  readonly value: number;
  /** Weighted sums, where the value is one over another. */
  readonly ratio?: readonly [numerator: number, denominator: number];
  /** Rows in the denominator; the fewer where it has two. */
  readonly n: number;
  /** Rows of equal weight that would be as informative as those behind it. */
  readonly size: number;
  /** Of the rows behind it; none = there are no closed limits. */
  influences?(): readonly Influence[];
  /** See `Estimate.biased`. */
  readonly biased?: true;
  /** Limits in place of those from the influences. */
  limits?(alpha: number): Limits | null;
  /** Where the value of exact scores lies when these are bins. */
  certified?(): Limits;
  /** Why exact scores are needed, as there is nothing to say of bins. */
  readonly exactOnly?: true;
  underNone?(sample: Sample): UnderNone;
}

/** A function of the scores of some rows and of everybody; a text says why there is none. */
export type OfScores = (own: Scores, everyone: Scores) => Found | NoValueReason;

type Facts = Omit<Metric, "estimate">;

/**
 * A metric of scores: limits from the linearised variance Σw²·slope², or from a delete-a-group jackknife with clusters.
 *
 * "wilson" takes Wilson's limits at the size that the variance amounts to, n* = p(1 − p) / variance; when the variance says
 * nothing, at the rows of the denominator. "student" takes Student's t. Each is widened by what bins leave open.
 *
 * @source Deville (1999), Survey Methodology 25:193–203 (linearisation); Kottas, Kuss & Zapf (2014), BMC Med. Res. Methodol. 14:26 (score limits of an AUC)
 */
export function scoreMetric<const Id extends string>(
  of: OfScores,
  { scale, ...facts }: Facts & { readonly id: Id; readonly scale: "wilson" | "student" },
): Metric & { readonly id: Id } {
  return { ...facts, estimate: (sample) => estimateScores(of, { scale, range: facts.range }, sample) };
}

interface Shape {
  readonly scale: "wilson" | "student";
  readonly range: Metric["range"];
}

function estimateScores(of: OfScores, shape: Shape, sample: Sample): Estimate | NoEstimate {
  const none = (reason: NoValueReason, n = 0): NoEstimate => ({ value: null, reason, numerator: null, denominator: null, n });
  const { scores, everyone } = sample;
  if (!scores || !everyone.scores) return none("no_score");
  const own = scores.all;
  if (rowsOf(own) === 0) return none("empty_group");
  const found = of(own, everyone.scores.all);
  if (typeof found === "string") return none(found);
  if (own.binned !== null && found.exactOnly) return none("scores_in_bins", found.n);
  const leftOut = valuesLeftOut(of, found.value, scores, everyone.scores);
  const certified = own.binned === null ? undefined : found.certified?.();
  const { nEff, method, limits } = leftOut ? clustered(found, leftOut, scores, shape) : independent(found, shape);
  const { underNone } = found;
  return {
    value: found.value,
    numerator: found.ratio?.[0] ?? null,
    denominator: found.ratio?.[1] ?? null,
    n: found.n,
    nEff,
    method,
    leftOut,
    limits: certified === undefined ? limits : (alpha) => widened(limits(alpha), found.value, certified, shape.range),
    ...(found.biased && { biased: true }),
    ...(certified && { certified }),
    ...(underNone && !leftOut && { underNone: () => underNone.call(found, sample) }),
  };
}

/** The value with each bucket left out; a bucket without which there is none is taken to change nothing. */
function valuesLeftOut(of: OfScores, value: number, own: SampledScores, everyone: SampledScores): Float64Array | null {
  const { leftOut } = own;
  if (leftOut === null) return null;
  return Float64Array.from({ length: leftOut.buckets }, (_, bucket) => {
    const found = of(leftOut.without(bucket), everyone.leftOut?.without(bucket) ?? noScores);
    return typeof found === "string" ? value : found.value;
  });
}

interface Uncertainty {
  readonly nEff: number | null;
  readonly method: string;
  limits(alpha: number): Limits | null;
}

function independent(found: Found, { scale, range }: Shape): Uncertainty {
  const influences = found.influences?.();
  if (found.limits) return { nEff: null, method: "concentration", limits: (alpha) => found.limits!(alpha) };
  if (!influences) return { nEff: null, method: "none", limits: () => null };
  const variance = influences.reduce((sum, { points, slopes }) => sum + squares(points, slopes), 0);
  const { size } = found;
  if (scale === "wilson") {
    const spread = found.value * (1 - found.value);
    const nEff = spread > 0 && variance > 0 ? spread / variance : size;
    // Student's t allows for a variance that few rows tell of.
    const t = (alpha: number): number => studentQuantile(1 - alpha, Math.max(0.5, size - 1));
    return { nEff, method: "wilson_linearised", limits: (alpha) => wilson(found.value, nEff, t(alpha)) };
  }
  const se = Math.sqrt(variance);
  return {
    nEff: size,
    method: "student_linearised",
    limits: (alpha) => (size > 1 ? around(found.value, se * studentQuantile(1 - alpha, Math.max(0.5, size - 1)), range) : null),
  };
}

function clustered(found: Found, leftOut: Float64Array, scores: SampledScores, { scale, range }: Shape): Uncertainty {
  if (found.limits || !found.influences) return { nEff: null, method: "none", limits: () => null };
  const variance = jackknifeVariance(leftOut);
  const rows = rowsOf(scores.all);
  const buckets = Array.from({ length: scores.leftOut!.buckets }, (_, j) => rowsOf(scores.leftOut!.without(j))).filter(
    (n) => n < rows,
  ).length;
  const t = (alpha: number): number => studentQuantile(1 - alpha, buckets - 1);
  if (scale === "student") {
    const se = Math.sqrt(variance);
    return { nEff: null, method: "jackknife", limits: (alpha) => (buckets < 2 ? null : around(found.value, se * t(alpha), range)) };
  }
  const spread = found.value * (1 - found.value);
  const nEff = spread > 0 && variance > 0 ? Math.min(found.n, spread / variance) : buckets;
  return { nEff, method: "wilson_jackknife", limits: (alpha) => (buckets < 2 ? null : wilson(found.value, nEff, t(alpha))) };
}

function squares({ w2 }: Points, slopes: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < slopes.length; i++) sum += w2[i]! * slopes[i]! ** 2;
  return sum;
}

/** Rows of equal weight that would be as informative. */
export function kish({ w, w2 }: Points): number {
  let sum = 0;
  let square = 0;
  for (let i = 0; i < w.length; i++) {
    sum += w[i]!;
    square += w2[i]!;
  }
  return square > 0 ? (sum * sum) / square : 0;
}

const around = (value: number, half: number, [low, high]: Metric["range"]): Limits => ({
  lower: Math.max(low ?? -Infinity, value - half),
  upper: Math.min(high ?? Infinity, value + half),
});

function widened(limits: Limits | null, value: number, certified: Limits, [low, high]: Metric["range"]): Limits | null {
  return (
    limits && {
      lower: Math.max(low ?? -Infinity, limits.lower - (value - certified.lower)),
      upper: Math.min(high ?? Infinity, limits.upper + (certified.upper - value)),
    }
  );
}
