import { addTally, noTally, type Tally } from "../../cube/cube.js";
import type { Points } from "../../cube/series.js";
import { selectionRate } from "../selection-rate.js";
import { quantileOf } from "./amount-quantile.js";
import type { Amounts } from "./amounts.js";
import type { Confusion } from "./confusion.js";
import type { Metric } from "./metric.js";

type Facts = Omit<Metric, "estimate" | "tasks" | "needs" | "unit" | "range" | "better">;

/**
 * The share of predictions above a quantile of everybody's: the selection rate that a cut at this quantile would give.
 *
 * Limits are those of a share, as if the cut had been fixed before.
 *
 * @source 6 RCNY §5-301 (scoring rate, New York City Local Law 144, 2023), with the median
 */
export function quantileRate<const Id extends string>(share: number, facts: Facts & { readonly id: Id }): Metric & { readonly id: Id } {
  return {
    ...facts,
    unit: "proportion",
    range: [0, 1],
    better: "neither",
    tasks: ["regression"],
    needs: ["prediction"],
    estimate({ amounts, everyone, ...sample }) {
      const none = { value: null, numerator: null, denominator: null, n: 0 } as const;
      if (!amounts || !everyone.amounts) return { ...none, reason: "no_amounts" };
      const whole = everyone.amounts.all.predictions.points;
      if (whole.values.length === 0) return { ...none, reason: "zero_denominator" };
      const cut = quantileOf(whole, share);
      const { leftOut } = amounts;
      const confusion = cutAt(amounts.all, cut);
      const left = leftOut && Array.from({ length: leftOut.buckets }, (_, bucket) => cutAt(leftOut.without(bucket), cut));
      return selectionRate.estimate({ ...sample, confusion, leftOut: left, everyone: { confusion, leftOut: left } });
    },
  };
}

/** Rows above the cut as positive decisions, the others as negative ones. */
function cutAt({ predictions: { points } }: Amounts, cut: number): Confusion {
  const [below, above] = [tallyOf(points, (x) => x <= cut), tallyOf(points, (x) => x > cut)];
  return [noTally, below, above, noTally, noTally, noTally, noTally, noTally, noTally];
}

const tallyOf = ({ values, n, w, w2 }: Points, holds: (value: number) => boolean): Tally =>
  values.reduce<Tally>((sum, x, i) => (holds(x) ? addTally(sum, { n: n[i]!, w: w[i]!, w2: w2[i]! }) : sum), noTally);
