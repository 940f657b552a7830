import { noTally, type Tally } from "../../cube/cube.js";
import { jackknifeVariance } from "../../stats/jackknife.js";
import type { Limits } from "../../stats/limits.js";
import { normalQuantile } from "../../stats/normal.js";
import { studentQuantile } from "../../stats/student.js";
import { wilson } from "../../stats/wilson.js";
import { type Confusion, confusionCells, type Outcome, total } from "./confusion.js";
import type { Estimate, Metric, NoEstimate, Role, Sample } from "./metric.js";

type Facts = Omit<Metric, "estimate" | "unit" | "range" | "needs">;

/** Of the rows that are trials, the share that are hits. */
export interface Share {
  trials(label: Outcome, prediction: Outcome): boolean;
  hits(label: Outcome, prediction: Outcome, favorable: "positive" | "negative"): boolean;
}

/**
 * A metric that is a share of rows: Wilson limits at the effective number of rows.
 *
 * Weighted rows use the linearised variance Σw²(z − p)² / (Σw)², clustered rows a delete-a-group
 * jackknife; either gives n* = p(1 − p) / variance, at which Wilson's limits are taken. When p is 0 or 1
 * the variance says nothing and Kish's (Σw)² / Σw² stands in, or the number of buckets.
 *
 * @source Wilson (1927), JASA 22:209–212; Dean & Pagano (2015), J. Survey Stat. Methodol. 3:484–503, §2
 */
export function share<const Id extends string>({
  trials,
  hits,
  ...facts
}: Facts & Share & { readonly id: Id }): Metric & { readonly id: Id } {
  const inTrials = confusionCells.map(({ label, prediction }) => trials(label, prediction));
  const needs = (["label", "prediction"] as const satisfies readonly Role[]).filter(
    (role) => !confusionCells.some((cell, i) => cell[role] === null && inTrials[i]),
  );
  return {
    ...facts,
    unit: "proportion",
    range: [0, 1],
    needs,
    estimate(sample) {
      const isHit = confusionCells.map(({ label, prediction }, i) => inTrials[i]! && hits(label, prediction, sample.favorable));
      return estimateShare(sample, inTrials, isHit);
    },
  };
}

/** The share of `isHit` cells among `inTrials` cells, with its limits. */
export function estimateShare(sample: Sample, inTrials: readonly boolean[], isHit: readonly boolean[]): Estimate | NoEstimate {
  const d = sum(sample.confusion, inTrials);
  const h = sum(sample.confusion, isHit);
  if (!(d.w > 0)) {
    const reason = total(sample.confusion).n === 0 ? "empty_group" : "zero_denominator";
    return { value: null, reason, numerator: h.w, denominator: d.w, n: d.n };
  }
  const value = h.w / d.w;
  const leftOut = sample.leftOut && Float64Array.from(sample.leftOut, (part) => ratioOf(sum(part, isHit), sum(part, inTrials), value));
  const nEff = leftOut ? clusteredSize(value, leftOut, sample.leftOut!, d, inTrials) : weightedSize(value, d, h);
  const clusters = leftOut ? bucketsWithRows(sample.leftOut!, d, inTrials) : null;
  return {
    value,
    numerator: h.w,
    denominator: d.w,
    n: d.n,
    nEff,
    method: leftOut ? "wilson_jackknife" : nEff === d.n ? "wilson" : "wilson_effective",
    leftOut,
    limits(alpha): Limits | null {
      if (clusters !== null && clusters < 2) return null;
      return wilson(value, nEff, clusters === null ? normalQuantile(1 - alpha) : studentQuantile(1 - alpha, clusters - 1));
    },
  };
}

function weightedSize(p: number, d: Tally, h: Tally): number {
  if (d.w === d.n && d.w2 === d.n) return d.n;
  const variance = (h.w2 * (1 - p) ** 2 + (d.w2 - h.w2) * p ** 2) / d.w ** 2;
  return p > 0 && p < 1 && variance > 0 ? (p * (1 - p)) / variance : d.w ** 2 / d.w2;
}

function clusteredSize(p: number, leftOut: Float64Array, parts: readonly Confusion[], d: Tally, inTrials: readonly boolean[]): number {
  const variance = jackknifeVariance(leftOut);
  return p > 0 && p < 1 && variance > 0 ? Math.min(d.n, (p * (1 - p)) / variance) : bucketsWithRows(parts, d, inTrials);
}

/** A bucket holds trials of these rows exactly when leaving it out leaves fewer of them. */
const bucketsWithRows = (parts: readonly Confusion[], d: Tally, inTrials: readonly boolean[]): number =>
  parts.filter((part) => sum(part, inTrials).n < d.n).length;

const ratioOf = (h: Tally, d: Tally, otherwise: number): number => (d.w > 0 ? h.w / d.w : otherwise);

function sum(confusion: Confusion, included: readonly boolean[]): Tally {
  let { n, w, w2 } = noTally;
  for (let i = 0; i < confusion.length; i++) {
    if (!included[i]) continue;
    n += confusion[i]!.n;
    w += confusion[i]!.w;
    w2 += confusion[i]!.w2;
  }
  return { n, w, w2 };
}
