import type { GroupKey } from "../../disparities/row.js";
import type { Metric } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import type { ScoredValue, ScoreMeasure } from "../importance/measure.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { MovedGroup } from "./row.js";

/**
 * Rows of a share that are taken to have changed beside those that did, so that few changes seen, or none, do not pass for certainty.
 *
 * Half a row for each way of changing passes wrongly in 8 % of runs where nine rows change; one and a half, about z²/2, in under 5 %.
 *
 * @source Agresti & Min (2005), Biometrics 61:515–523, and Agresti & Coull (1998), Am. Stat. 52:119–126, for rows that are added; their number: test/stats/moved-gap-simulation.test.ts
 */
const UNSEEN = 3;

/** A metric of one group, followed through the repeats of a disturbance. */
export interface GroupFollowed {
  add(scores: Float64Array, facts: RowFacts): void;
  row(confidence: number): MovedGroup;
}

export interface FollowedGroup {
  readonly by: string;
  readonly group: string;
  readonly metric: Metric;
  readonly measure: ScoreMeasure;
  readonly rows: Int32Array;
}

/**
 * Follows a metric of a group: its value before and after, and their errors from what each row has to do with either.
 *
 * The error of the change is of the same rows before and after, over which repeats are averaged: rows on which nothing hangs any
 * longer count for next to nothing. Draws are of each row alone, so that the error over rows covers them too.
 *
 * @source influence: Deville (1999), Survey Methodology 25:193–203
 */
export function followGroup(asked: FollowedGroup, base: Float64Array, facts: RowFacts): GroupFollowed {
  const { metric, measure, rows } = asked;
  const before = measure.of(base, rows, facts);
  const summed = new Float64Array(rows.length);
  let [sum, repeats, kish] = [0, 0, 0];
  let lost: string | null = typeof before === "string" ? before : null;
  return {
    add(scores, disturbed) {
      if (lost !== null) return;
      const left = disturbed === facts ? rows : rowsLeft(rows, disturbed);
      const after = measure.of(scores, left, disturbed);
      if (typeof after === "string") {
        lost = after;
        return;
      }
      repeats++;
      sum += after.value;
      kish += after.kish ?? after.n;
      for (let i = 0; i < rows.length; i++) summed[i]! += after.influence[rows[i]!]!;
    },
    row(confidence) {
      const place = { by: [asked.by], group: { [asked.by]: asked.group } as GroupKey, metric: metric.id };
      if (typeof before === "string" || lost !== null || repeats === 0)
        return {
          ...place,
          ...noMove,
          n: typeof before === "string" ? 0 : before.n,
          base: typeof before === "string" ? null : before.value,
          reason: lost ?? "budget_spent",
        };
      const errors = errorsOf(before, { rows, after: summed.map((one) => one / repeats), share: metric.unit === "proportion" });
      const worse = measure.worse * (sum / repeats - before.value);
      const reach = normalQuantile(1 - (1 - confidence) / 2) * errors.seChange;
      const ofShare = (value: number, se: number, rowsAlike: number): number | null =>
        metric.unit === "proportion" ? informative(value, se, rowsAlike) : null;
      return {
        ...{ ...place, n: before.n, base: before.value, value: sum / repeats, reason: null },
        ...{ worse, lower: worse - reach, upper: worse + reach, ...errors },
        nEffBase: ofShare(before.value, errors.seBase, before.kish ?? before.n),
        nEffValue: ofShare(sum / repeats, errors.seValue, kish / repeats),
      };
    },
  };
}

const noMove = {
  ...{ value: null, worse: null, lower: null, upper: null },
  ...{ seBase: null, seValue: null, seChange: null, nEffBase: null, nEffValue: null },
} as const;

interface Influences {
  readonly rows: Int32Array;
  /** Means over repeats, one a row of `rows`. */
  readonly after: Float64Array;
  readonly share: boolean;
}

function errorsOf({ influence, n, kish = n }: ScoredValue, { rows, after, share }: Influences) {
  let [ofBase, ofValue, ofChange] = [0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const own = influence[rows[i]!]!;
    ofBase += own * own;
    ofValue += after[i]! * after[i]!;
    ofChange += (after[i]! - own) ** 2;
  }
  const few = share || n < 2 ? 1 : n / (n - 1);
  const unseen = share ? UNSEEN / (kish * kish) : 0;
  return { seBase: Math.sqrt(ofBase * few), seValue: Math.sqrt(ofValue * few), seChange: Math.sqrt(ofChange * few + unseen) };
}

/** Wilson's n: p(1 − p) over the variance; the rows themselves where every one says the same. */
function informative(value: number, se: number, rows: number): number {
  const spread = value * (1 - value);
  return spread > 0 && se > 0 ? spread / (se * se) : rows;
}

/** Of a group's rows, those that a disturbance left. */
function rowsLeft(rows: Int32Array, { kept }: RowFacts): Int32Array {
  const left = new Set(kept);
  return rows.filter((row) => left.has(row));
}
