import { type Confusion, confusionFrom, plus } from "../../src/metrics/kind/confusion.js";
import type { Sample } from "../../src/metrics/kind/metric.js";
import { rng } from "../../src/stats/rng.js";

export interface Table {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/** A group of rows of weight 1, and the rows of all groups: its own, or those that are given as well. */
export function sampleOf(
  own: Table | Confusion,
  { rest, favorable = "positive" }: { rest?: Table; favorable?: Sample["favorable"] } = {},
): Sample {
  const confusion = "tp" in own ? confusionFrom(own) : own;
  const everyone = rest === undefined ? confusion : plus(confusion, confusionFrom(rest));
  return {
    confusion,
    favorable,
    leftOut: null,
    everyone: { confusion: everyone, leftOut: null },
    random: rng(0, "test"),
    resamples: 200,
  } as Sample;
}
