import { difference } from "../../contrasts/difference.js";
import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { studentQuantile } from "../../stats/student.js";
import { notOfCounts } from "../rows/not-of-counts.js";
import { type RatedGroup, type RateGap, rateGap, rateGrouping } from "../rows/rate-gap.js";
import type { AnswerRow } from "./row.js";

const width = {
  id: "interval_width",
  title: "Width of intervals",
  formula: "mean(upper − lower)",
  unit: "amount",
  range: [0, null],
  better: "lower",
  needs: [],
  tasks: ["regression"],
  aliases: [],
  sentence: null,
  source: "Romano, Patterson & Candès (2019), NeurIPS, §6; limits: Student’s, of weighted rows and clusters linearised",
  estimate: () => notOfCounts,
} as const satisfies Metric;

export const widthDifference = worstPair([width], difference, {
  id: "interval_width_difference",
  title: "Gap in widths of intervals",
  formula: "largest mean width − smallest",
  aliases: [],
  source: "Zou & Donner (2008), Statistics in Medicine 27:1693–1702, of means whose variances may differ",
});

/** The groups of one attribute as disparities see them, with the mean widths of their intervals. */
export const widthGrouping = (rows: readonly AnswerRow[], minN: number): Grouping => rateGrouping(rows.map(ratedOf), minN);

/**
 * How far apart the mean widths of an attribute's groups are, in the unit of the amount, by the bounds of every pair.
 *
 * Each mean has limits of its own rows' spread, so variances may differ: Student's, and on the side of the longer tail wider by what
 * skewness adds (the first term of the Edgeworth expansion of a studentised mean), never narrower. A group needs `minN` rows of equal
 * weight. No bounds where all intervals of a group are equally wide.
 *
 * @source Hall (1992), The Bootstrap and Edgeworth Expansion, §2.6 and §3.10; Johnson (1978), JASA 73:536–544
 */
export const widthGap = (
  by: readonly string[],
  rows: readonly AnswerRow[],
  judged: { readonly minN: number; readonly level: Level },
): RateGap => rateGap(by, rows.map(ratedOf), { of: widthDifference, ...judged });

const ratedOf = (row: AnswerRow): RatedGroup => ({ group: row.group, rows: row.n, estimate: estimateOf(row) });

function estimateOf({ size, widths, n, nEff }: AnswerRow): Estimate | NoEstimate {
  if (size === null || widths === null)
    return { value: null, reason: n === 0 ? "zero_denominator" : "not_applicable", numerator: null, denominator: null, n };
  const { se, df, skew } = widths;
  const alike = Math.min(n, Math.floor(df + 1 + 1e-9));
  return {
    ...{ value: size, numerator: null, denominator: null, n: alike, nEff, method: "student_linearised", leftOut: null },
    limits(alpha) {
      if (se === null) return null;
      const t = studentQuantile(1 - alpha, df);
      // Twice, as few rows of a skewed whole show too little of its skewness; simulated at the limit.
      const turned = (2 * skew * (2 * t * t + 1)) / 6;
      return { lower: Math.max(0, size - se * (t + Math.max(0, -turned))), upper: size + se * (t + Math.max(0, turned)) };
    },
  };
}
