import { difference } from "../../contrasts/difference.js";
import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { notOfCounts } from "../rows/not-of-counts.js";
import { type RatedGroup, type RateGap, rateGap, rateGrouping } from "../rows/rate-gap.js";
import type { AnswerRow, Guarantee } from "./row.js";

const size = {
  id: "answer_size",
  title: "Classes per answer",
  formula: "classes named / answers",
  unit: "proportion",
  range: [0, 1],
  better: "lower",
  needs: [],
  aliases: [],
  sentence: null,
  source: "Sadinle, Lei & Wasserman (2019), JASA 114:223–234, §2; limits: Wilson (1927), JASA 22:209–212",
  estimate: () => notOfCounts,
} as const satisfies Metric;

export const answerSizeDifference = worstPair([size], difference, {
  id: "answer_size_difference",
  title: "Gap in classes an answer",
  formula: "largest mean number of classes − smallest",
  aliases: [],
  source: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10, of shares of answers with a class more",
});

type Sized = readonly [rows: readonly AnswerRow[], quantile: Guarantee["quantile"]];

/** The groups of one attribute as disparities see them, with the sizes of their answers. */
export const sizeGrouping = (...[rows, quantile, minN]: readonly [...Sized, minN: number]): Grouping =>
  rateGrouping(ratedBy(rows, quantile), minN);

/**
 * How far apart the mean sizes of the answers of an attribute's groups are, in classes, by the bounds of every pair.
 *
 * Of two classes, one quantile gives answers of one or both, or of one or none, and never all three. So a mean size is a share but for
 * a whole number, and its limits are those of a share. Example: both classes in 30 of 100 answers and in 10 of 100 → 1.3 − 1.1 = 0.2.
 */
export const sizeGap = (
  by: readonly string[],
  [rows, quantile]: Sized,
  judged: { readonly minN: number; readonly level: Level },
): RateGap => rateGap(by, ratedBy(rows, quantile), { of: answerSizeDifference, ...judged });

function ratedBy(rows: readonly AnswerRow[], quantile: Guarantee["quantile"]): readonly RatedGroup[] {
  const least = quantile === null || quantile >= 0.5 ? 1 : 0;
  return rows.map((row) => ({ group: row.group, rows: row.n, estimate: estimateOf(row, least) }));
}

function estimateOf({ size: classes, n, nEff }: AnswerRow, least: number): Estimate | NoEstimate {
  if (classes === null) return { value: null, reason: "zero_denominator", numerator: null, denominator: null, n };
  // Sums of weights may leave a last digit beyond 0 or 1.
  const value = Math.min(1, Math.max(0, classes - least));
  return {
    ...{ value, numerator: Number((value * n).toPrecision(12)), denominator: n, n, nEff, method: "wilson", leftOut: null },
    limits: (alpha) => wilson(value, nEff, normalQuantile(1 - alpha)),
  };
}
