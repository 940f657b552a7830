import type { Moved } from "../../checks/change.js";
import type { Confusion } from "../../metrics/kind/confusion.js";
import { total } from "../../metrics/kind/confusion.js";
import { hasValue, type Metric, type Sample } from "../../metrics/kind/metric.js";
import { rng } from "../../stats/rng.js";
import type { IdentifiedRow } from "./identified-rows.js";

/** A row with what was decided about it in the baseline. */
export interface PairedRow extends IdentifiedRow {
  readonly before: 0 | 1 | null;
}

const place = (outcome: 0 | 1 | null): number => (outcome === null ? 0 : outcome + 1);
const at = (label: 0 | 1 | null, decision: 0 | 1 | null): number => 3 * place(label) + place(decision);

/** Facts of the run that metrics ask for beside the rows. */
export interface Settings {
  readonly favorable: Sample["favorable"];
  readonly everyone: Sample["everyone"];
}

/**
 * A metric of some rows under the decisions of now and of the baseline, with the variance of the change.
 *
 * Each row's influence on either value is the slope of the metric in its cell of the table, so the variance of the change is
 * Σ w² (influence now − influence before)²: rows decided alike count for next to nothing. Each way of deciding differently
 * counts half a row more, so that no change seen does not pass for certainty. null when the metric has no value.
 *
 * @source Agresti & Min (2005), Biometrics 61:515–523 (half a row in the discordant cells); influence: Deville (1999), Survey Methodology 25:193–203
 */
export function movedBetween(metric: Metric, rows: readonly PairedRow[], settings: Settings): Moved | null {
  const now = confusionBy(rows, ({ prediction }) => prediction);
  const before = confusionBy(rows, (row) => row.before);
  const value = (confusion: Confusion): number | null => numberOf(metric, confusion, settings);
  const [x, y] = [value(now), value(before)];
  if (x === null || y === null) return null;
  const slopesNow = slopesOf(now, value);
  const slopesBefore = slopesOf(before, value);
  let [varianceNow, varianceBefore, ofChange] = [0, 0, 0];
  for (const { cellNow, cellBefore, w2 } of movesIn(rows)) {
    const [a, b] = [slopesNow[cellNow]!, slopesBefore[cellBefore]!];
    varianceNow += w2 * a * a;
    varianceBefore += w2 * b * b;
    ofChange += w2 * (a - b) ** 2;
  }
  const all = total(now);
  const unit = all.w === 0 ? 0 : all.w2 / all.w;
  for (const label of [null, 0, 1] as const) {
    if (!rows.some((row) => row.label === label)) continue;
    for (const [p, q] of [
      [0, 1],
      [1, 0],
    ] as const)
      ofChange += 0.5 * unit * unit * (slopesNow[at(label, p)]! - slopesBefore[at(label, q)]!) ** 2;
  }
  return { now: x, before: y, varianceNow, varianceBefore, covariance: (varianceNow + varianceBefore - ofChange) / 2 };
}

/** Squared weights by cell of the table now and before, in a fixed order, so that the order of rows does not matter. */
function movesIn(rows: readonly PairedRow[]): readonly { readonly cellNow: number; readonly cellBefore: number; readonly w2: number }[] {
  const sums = new Float64Array(81);
  for (const { label, prediction, before, tally } of rows) sums[9 * at(label, prediction) + at(label, before)]! += tally.w2;
  return [...sums].flatMap((w2, i) => (w2 === 0 ? [] : [{ cellNow: Math.floor(i / 9), cellBefore: i % 9, w2 }]));
}

function confusionBy(rows: readonly PairedRow[], decision: (row: PairedRow) => 0 | 1 | null): Confusion {
  const tallies = Array.from({ length: 9 }, () => ({ n: 0, w: 0, w2: 0 }));
  for (const row of rows) {
    const tally = tallies[at(row.label, decision(row))]!;
    tally.n += row.tally.n;
    tally.w += row.tally.w;
    tally.w2 += row.tally.w2;
  }
  return tallies;
}

function numberOf(metric: Metric, confusion: Confusion, { favorable, everyone }: Settings): number | null {
  const found = metric.estimate({ confusion, leftOut: null, everyone, scores: null, favorable, random: rng(0, "unused"), resamples: 1 });
  return hasValue(found) ? found.value : null;
}

/** Change of the value by a row's weight more in each cell, per unit of weight. */
function slopesOf(confusion: Confusion, value: (confusion: Confusion) => number | null): readonly number[] {
  const all = total(confusion).w;
  return confusion.map((tally, i) => {
    const step = Math.max(tally.w, all / 1000) * 1e-5;
    const moved = (by: number): number | null =>
      value(confusion.map((one, j) => (j === i ? { ...one, n: Math.max(1, one.n), w: one.w + by } : one)));
    const up = moved(step);
    const down = tally.w >= step ? moved(-step) : value(confusion);
    return up === null || down === null ? 0 : (up - down) / (tally.w >= step ? 2 * step : step);
  });
}
