import { type Confusion, confusionCells } from "../../metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type NoValueReason } from "../../metrics/kind/metric.js";
import { rng } from "../../stats/rng.js";
import type { ScoredValue, ScoreMeasure } from "./measure.js";
import type { RowFacts } from "./row-facts.js";

/** How far a cell's weight is moved to see how a metric follows, as a share of all weight. */
const STEP = 1e-5;

/**
 * Any metric of the confusion table, of decisions cut from scores.
 *
 * A row's influence is the metric's slope in the weight of the row's cell, times the row's weight: the infinitesimal jackknife.
 */
export function tableMeasure(metric: Metric, { threshold, favorable }: Cut): ScoreMeasure {
  return {
    id: metric.id,
    worse: metric.better === "lower" ? 1 : -1,
    of(scores, rows, facts) {
      const cells = cellsOf(scores, rows, facts, threshold);
      return influenceOf(metric, favorable, cells, scores.length, facts);
    },
  };
}

export interface Cut {
  readonly threshold: number;
  readonly favorable: "positive" | "negative";
}

interface Cells {
  readonly rows: Int32Array;
  /** Place among the nine cells, one a row of `rows`. */
  readonly places: Uint8Array;
  readonly confusion: Confusion;
}

function cellsOf(scores: Float64Array, rows: Int32Array, { label, weights }: RowFacts, threshold: number): Cells {
  const places = new Uint8Array(rows.length);
  const confusion = confusionCells.map(() => ({ n: 0, w: 0, w2: 0 }));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const truth = label === null || Number.isNaN(label[row]) ? 0 : 1 + label[row]!;
    const place = 3 * truth + (Number.isNaN(scores[row]) ? 0 : scores[row]! >= threshold ? 2 : 1);
    const weight = weights?.[row] ?? 1;
    places[i] = place;
    const tally = confusion[place]!;
    tally.n++;
    tally.w += weight;
    tally.w2 += weight * weight;
  }
  return { rows, places, confusion };
}

function influenceOf(
  metric: Metric,
  favorable: Cut["favorable"],
  { rows, places, confusion }: Cells,
  length: number,
  { weights }: RowFacts,
): ScoredValue | NoValueReason {
  const estimated = (table: Confusion): Estimate | NoEstimate => {
    const everyone = { confusion: table, leftOut: null };
    return metric.estimate({ confusion: table, favorable, leftOut: null, everyone, random: rng(0), resamples: 0 });
  };
  const metricOf = (table: Confusion): number | NoValueReason => {
    const estimate = estimated(table);
    return hasValue(estimate) ? estimate.value : estimate.reason;
  };
  const found = estimated(confusion);
  if (!hasValue(found)) return found.reason;
  const all = confusion.reduce((sum, { w }) => sum + w, 0);
  const slopes = confusion.map(({ n, w }, place) =>
    n === 0 || !(w > 0) ? 0 : slope(metricOf, confusion, place, Math.min(STEP * all, w / 2)),
  );
  const influence = new Float64Array(length);
  for (let i = 0; i < rows.length; i++) influence[rows[i]!] = slopes[places[i]!]! * (weights?.[rows[i]!] ?? 1);
  return { value: found.value, influence, n: found.n, ...(found.nEff !== null && { kish: found.nEff }) };
}

function slope(metricOf: (table: Confusion) => number | NoValueReason, confusion: Confusion, place: number, step: number): number {
  const moved = (by: number): number | NoValueReason =>
    metricOf(confusion.map((tally, i) => (i === place ? { ...tally, w: tally.w + by } : tally)));
  const [more, less] = [moved(step), moved(-step)];
  return typeof more === "number" && typeof less === "number" ? (more - less) / (2 * step) : 0;
}
