import { difference } from "../../contrasts/difference.js";
import type { Level } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import type { Limits } from "../../stats/limits.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { notOfCounts } from "../rows/not-of-counts.js";
import { type RatedGroup, type RateGap, rateGap, rateGrouping } from "../rows/rate-gap.js";
import type { AnswerRow } from "./row.js";

const coverage = {
  id: "coverage",
  title: "Coverage",
  formula: "answers that hold the truth / answers",
  unit: "proportion",
  range: [0, 1],
  better: "higher",
  needs: [],
  aliases: [],
  sentence: { among: "people", event: "have an answer that holds the truth" },
  source: "Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, §2.2; limits: Wilson (1927), JASA 22:209–212",
  estimate: () => notOfCounts,
} as const satisfies Metric;

export const coverageDifference = worstPair([coverage], difference, {
  id: "coverage_difference",
  title: "Coverage gap",
  formula: "largest coverage − smallest",
  aliases: [],
  source: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10, of coverages",
});

/** The groups of one attribute as disparities see them, with their coverages. */
export const coverageGrouping = (rows: readonly AnswerRow[], minN: number): Grouping => rateGrouping(rows.map(ratedOf), minN);

/** One-sided limits of a coverage: exact, of weighted rows and rows in clusters Wilson's; null without rows. */
export const coverageLimits = (
  { coverage, covered, n, nEff }: Pick<AnswerRow, "coverage" | "covered" | "n" | "nEff">,
  alpha: number,
): Limits | null => {
  if (coverage === null) return null;
  return nEff === n && coverage === covered / n ? clopperPearson(covered, n, alpha) : wilson(coverage, nEff, normalQuantile(1 - alpha));
};

/** How far apart the coverages of an attribute's groups are, by the bounds of every pair. */
export const coverageGap = (
  by: readonly string[],
  rows: readonly AnswerRow[],
  judged: { readonly minN: number; readonly level: Level },
): RateGap => rateGap(by, rows.map(ratedOf), { of: coverageDifference, ...judged });

const ratedOf = (row: AnswerRow): RatedGroup => ({ group: row.group, rows: row.n, estimate: estimateOf(row) });

function estimateOf({ coverage: value, covered, n, nEff }: AnswerRow): Estimate | NoEstimate {
  if (value === null) return { value: null, reason: "zero_denominator", numerator: null, denominator: null, n };
  return {
    ...{ value, numerator: covered, denominator: n, n, nEff, method: "wilson", leftOut: null },
    limits: (alpha) => wilson(value, nEff, normalQuantile(1 - alpha)),
  };
}
