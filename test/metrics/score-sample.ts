import { confusionFrom } from "../../src/metrics/kind/confusion.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type Sample } from "../../src/metrics/kind/metric.js";
import { type SampledScores, type Scores, scoresFrom, scoresWithout } from "../../src/metrics/kind/scores.js";
import { rng } from "../../src/stats/rng.js";

export type ScoreRow = readonly [score: number, label: 0 | 1 | null, weight?: number];

/** A group of rows with scores; `others` are the rows outside it, `clusters` its rows by cluster. */
export function scoreSample(
  own: readonly ScoreRow[] | Scores,
  { others = [], clusters }: { readonly others?: readonly ScoreRow[]; readonly clusters?: readonly (readonly ScoreRow[])[] } = {},
): Sample {
  const all = Array.isArray(own) ? scoresFrom(own as readonly ScoreRow[]) : (own as Scores);
  const everyone = Array.isArray(own) ? scoresFrom([...(own as readonly ScoreRow[]), ...others]) : all;
  const leftOut = clusters
    ? { buckets: clusters.length, without: (bucket: number) => scoresWithout(all, scoresFrom(clusters[bucket]!)) }
    : null;
  const none = confusionFrom({ tp: 0, fp: 0, fn: 0, tn: 0 });
  const sampled = (scores: Scores): SampledScores => ({ all: scores, leftOut });
  return {
    confusion: none,
    favorable: "positive",
    leftOut: null,
    scores: sampled(all),
    everyone: { confusion: none, leftOut: null, scores: sampled(everyone) },
    random: rng(0, "test"),
    resamples: 200,
  };
}

/** The estimate of a metric that has a value. */
export function valued(metric: Metric, ...rows: Parameters<typeof scoreSample>): Estimate {
  const found: Estimate | NoEstimate = metric.estimate(scoreSample(...rows));
  if (!hasValue(found)) throw new Error(`${metric.id} has no value: ${found.reason}`);
  return found;
}
